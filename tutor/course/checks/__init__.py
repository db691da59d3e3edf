"""What a good lesson is, beyond what its types say: rules with the place of what breaks them and how to mend it."""

from tutor.course.checks.report import Report
from tutor.course.checks.running import check

__all__ = ["Report", "check"]
