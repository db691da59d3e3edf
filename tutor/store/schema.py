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
)
