"""What people of the sample organization wrote beside their answers."""

from __future__ import annotations

COMMENTS = (
    ("employees", "B2", "My manager asks what I learned, but there is never time to try it."),
    ("employees", "B2", "We talk about development once a year and then it is forgotten."),
    ("employees", "B2", "My team lead sat with me for an hour after the course. That helped most."),
    ("employees", "B2", "Nobody tells managers that developing us is part of their job."),
    ("employees", "B2", "When the roster is tight, coaching is the first thing that goes."),
    ("employees", "B2", "Since spring we plan one thing to learn for every month."),
    ("employees", "C3", "I learn most from the two colleagues on my shift."),
    ("employees", "C1", "The onboarding week was well prepared."),
    ("employees", "F1", "Near misses are reported now because nobody is blamed any more."),
    ("employees", "E3", "I have never seen what came of a course."),
    ("employees", "E3", "We fill in how we liked it, not whether we can do it now."),
    ("employees", "E3", "Somebody asked me a month later what I use. First time in six years."),
    ("employees", "E3", "Numbers are collected; I do not know what for."),
    ("employees", "E3", "Fewer damages since the loading course, and nobody says so."),
    ("employees", "E3", "Please show us what changed because of the training."),
    ("employees", "D1", "The drivers' app is great; in the warehouse we have nothing like it."),
    ("employees", "A1", "The board visited our training day. That was new."),
    ("employees", "D2", "Courses are easy to find but hard to fit into a roster."),
    ("employees", "B1", "New people get a buddy, and that works."),
    ("managers", "B2", "I would coach more if it were part of my own goals."),
    ("managers", "A2", "For the first time the learning plan names our delivery targets."),
    ("managers", "E3", "We count attendance. We should count damage claims."),
    ("managers", "C2", "Role profiles exist for drivers only."),
    ("learning", "E3", "We now ask managers three months after each program."),
    ("learning", "A3", "Budget talks still come after the business plan, not with it."),
    ("executives", "A1", "Learning is on our agenda every quarter."),
    ("executives", "F3", "We hire for skills we could grow ourselves."),
)
