"""Where it is kept: an append-only log of what learners did, settings, and where these files live."""
