"""Running a chapter once, and keeping what it printed."""
