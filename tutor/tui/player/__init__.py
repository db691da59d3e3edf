"""How a step is answered and told on the screen: drafts of answers, lines of pages and verdicts, the paper they stand
on.
"""
