"""The tables, as a list of migrations: number n brings a file from version n to n + 1, in one transaction."""

from __future__ import annotations

APPLICATION = 0x66696E74
"""SQLite's application_id: "fint"."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # What happened, never changed. uid makes merging two machines idempotent.
        """CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            learner TEXT NOT NULL,
            lesson TEXT NOT NULL,
            revision INTEGER NOT NULL,
            step TEXT NOT NULL,
            kind TEXT NOT NULL,
            at TEXT NOT NULL,
            data TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX event_of_lesson ON event (learner, lesson, id)",
        "CREATE INDEX answer_of_learner ON event (learner, id) WHERE kind = 'answer'",
        # Where each learner is in each lesson: a projection of event, kept in the same transaction.
        """CREATE TABLE place (
            learner TEXT NOT NULL,
            lesson TEXT NOT NULL,
            step INTEGER NOT NULL,
            done INTEGER NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (learner, lesson)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE setting (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        # What is remembered of each competence, how each question went, and what was planned: projections of event.
        """CREATE TABLE card (
            learner TEXT NOT NULL,
            competence TEXT NOT NULL,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL,
            seen TEXT NOT NULL,
            due TEXT NOT NULL,
            first_n INTEGER NOT NULL, first_score REAL NOT NULL,
            later_n INTEGER NOT NULL, later_score REAL NOT NULL,
            varied_n INTEGER NOT NULL, varied_score REAL NOT NULL,
            PRIMARY KEY (learner, competence)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE asked (
            learner TEXT NOT NULL,
            lesson TEXT NOT NULL,
            step TEXT NOT NULL,
            competence TEXT NOT NULL,
            revision INTEGER NOT NULL,
            seen TEXT NOT NULL,
            times INTEGER NOT NULL,
            failed INTEGER NOT NULL,
            wound INTEGER NOT NULL,
            PRIMARY KEY (learner, lesson, step)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE plan (
            learner TEXT NOT NULL,
            lesson TEXT NOT NULL,
            step TEXT NOT NULL,
            given TEXT NOT NULL,
            made TEXT NOT NULL,
            due TEXT NOT NULL,
            kept TEXT NOT NULL,
            PRIMARY KEY (learner, lesson, step)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE note (
            learner TEXT NOT NULL,
            lesson TEXT NOT NULL,
            step TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (learner, lesson, step)
        ) STRICT, WITHOUT ROWID""",
        # Learners whose projections are older than these tables; they are made when they are next asked for.
        "CREATE TABLE stale (learner TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
        "INSERT INTO stale SELECT DISTINCT learner FROM event",
        "CREATE INDEX answer_by_time ON event (learner, at) WHERE kind = 'answer'",
    ),
)
