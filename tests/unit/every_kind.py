"""A small valid lesson with every kind of step, for tests to take apart."""

from __future__ import annotations

LESSON = """\
id: every-kind
lang: en
revision: 1
title: Every kind of step
minutes: 6
teaches: [flat-fee]
needs: [daily-to-annual]
facts: [show-annual-rate]
can_do: You can tell the kinds apart.
values:
  principal: {pick: [6000, 12000], as: money}
  months: {whole: [6, 24, 6]}
  fee: 0.6%
  who: {pick: [Ann, Bo], as: text}
  payment: = principal / 12 + principal * fee
steps:
  - id: start
    kind: show
    text: |
      You borrow {principal}.

      You pay {payment} a month.
  - id: one
    kind: choice
    question: Which is dearer?
    competence: flat-fee
    difficulty: 3
    options:
      - {id: flat, text: flat, feedback: "Yes.", correct: true}
      - {id: daily, text: daily, feedback: "No.", misconception: flat-is-annual}
    hints: [Look., Look again.]
    explain: Because.
  - id: some
    kind: choices
    question: Which cost money?
    competence: flat-fee
    options:
      - {id: fee, text: a fee, feedback: "Yes.", correct: true}
      - {id: smile, text: a smile, feedback: "No."}
    explain: Because.
  - id: rate
    kind: number
    question: What is that a year?
    competence: flat-fee
    answer: = fee * 12
    accept: {within: 1%}
    high: Too high.
    low: Too low.
    slips:
      - {when: = fee, feedback: That is a month., misconception: month-is-year}
    explain: Because.
    sure: false
    predict: true
  - id: gaps
    kind: fill
    question: A rate is per [[period]].
    competence: flat-fee
    blanks:
      - id: period
        answers: [year, annum]
        otherwise: No.
        slips:
          - {when: month, feedback: Too short.}
    explain: Because.
  - id: sequence
    kind: order
    question: What comes first?
    competence: flat-fee
    items:
      - {id: ask, text: ask, feedback: First.}
      - {id: sign, text: sign, feedback: Last.}
    explain: Because.
  - id: pairs
    kind: match
    question: What belongs together?
    competence: flat-fee
    pairs:
      - {id: day, left: day, right: "0.05%", feedback: "Yes."}
      - {id: year, left: year, right: "18.25%", feedback: "Yes."}
    extra:
      - {id: none, text: "3%"}
    explain: Because.
  - id: heaps
    kind: classify
    question: Need or want?
    competence: flat-fee
    bins:
      - {id: need, text: need}
      - {id: want, text: want}
    items:
      - {id: bread, text: bread, bin: need, feedback: "Yes."}
      - {id: rocket, text: rocket, bin: want, feedback: "Yes."}
    explain: Because.
  - id: trap
    kind: spot
    question: Where is the trap?
    competence: flat-fee
    genre: advert
    heading: Fast money
    lines:
      - {id: hello, text: Hello, feedback: Nothing wrong.}
      - {id: fee-first, text: Pay first, feedback: A trap., trap: true}
    explain: Because.
  - id: branches
    kind: story
    nodes:
      - id: call
        text: The phone rings.
        turns:
          - {id: answer, text: Answer, to: end}
      - {id: end, text: It was a friend., ending: well}
  - id: asked
    kind: poll
    question: Have you borrowed?
    replies:
      - {id: never, text: never}
      - {id: once, text: once}
    after: Thank you.
    own_money: true
  - id: think
    kind: reflect
    question: What would you do?
    after: Others would wait.
  - id: plan
    kind: commit
    text: Next time I will
    plans:
      - {id: wait, text: wait a day}
    after: Good.
    days: 7
  - id: try
    kind: calculator
    opens: true-price
    with: {form: fee, principal: = principal, fee: 0.6%, count: 12}
    text: |
      Try it with {principal}.
  - id: run
    kind: simulate
    competence: flat-fee
    world: case-b
    month: 2
    question: What happens to the score after month 2?
    options:
      - {id: back, text: back or higher, feedback: "Less was owed.", holds: {month: 5, score: higher, since: 2}}
      - {id: gone, text: lower still, feedback: "Look again.", holds: {month: 5, score: lower, since: 2}}
    explain: Less is owed.
    goal: Pay on time.
"""


def changed(old: str, new: str) -> bytes:
    """The lesson with one thing changed, which has to be in it."""
    assert old in LESSON, old
    return LESSON.replace(old, new, 1).encode()
