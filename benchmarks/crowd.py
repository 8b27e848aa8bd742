"""A crowd of a million: 60 units, two attributes, all elements and their importance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.actions.attributes import AskedAttribute
from benchmarks.surveys import found_company, open_survey, write_answers

if TYPE_CHECKING:
    from assessments.models import Assessment
    from benchmarks.surveys import Company

PEOPLE = 1_000_000
UNITS = tuple(f"Unit {number:02}" for number in range(1, 61))
LOCATIONS = ("Berlin", "Rotterdam", "Porto", "Gdansk", "Lyon", "Turin", "Graz", "Aarhus")
SERVICE = ("Under a year", "1 to 3 years", "4 to 9 years", "10 to 19 years", "20 years and more")
ATTRIBUTES = (AskedAttribute("Location", LOCATIONS), AskedAttribute("Years of service", SERVICE))
PATTERNS = 5_000

# Answers are drawn for some thousand people of each audience, in whom a level follows a middle that
# depends on the element and the audience; each of the crowd then answers as one of them.
_PATTERNS = """
    CREATE TEMPORARY TABLE pattern ON COMMIT DROP AS
    SELECT who, number,
           array_agg(CASE WHEN random() < 0.05 THEN 0 ELSE least(4, greatest(1, round(
               1.4 + 0.08 * item + 0.3 * (4 - who) + 1.5 * (random() + random() - 1)))) END
               ::smallint ORDER BY item) AS answers,
           array_agg((1 + floor(4 * random()))::smallint ORDER BY item) AS importance
    FROM generate_series(1, 4) AS who, generate_series(0, %(patterns)s - 1) AS number,
         generate_series(1, %(element_count)s) AS item
    GROUP BY who, number
"""

# As in surveys.py, of every 20 people 2, 3, 5 and 10 are of each audience. Units and values are
# uneven: the largest has some thirty times the people of the smallest. One in fifty does not tell
# an attribute, two in a hundred leave a comment, one in forty has not sent the answers.
_CROWD = """
    INSERT INTO {draft} (organization_id, assessment_id, key_digest, audience, unit_key,
                         attribute_keys, answers, importance, comments, is_submitted)
    SELECT %(organization)s, %(assessment)s,
           md5(i || 'first' || %(assessment)s) || md5(i || 'second' || %(assessment)s),
           (%(audiences)s::text[])[person.who],
           (%(units)s::bigint[])[1 + floor(%(unit_count)s * power(random(), 1.6))::int],
           (ARRAY[CASE WHEN random() >= 0.02 THEN 1 + floor(8 * power(random(), 1.6)) END,
                  CASE WHEN random() >= 0.02 THEN 1 + floor(5 * power(random(), 1.6)) END
           ]::smallint[])[1:%(attribute_count)s],
           pattern.answers, pattern.importance,
           CASE WHEN random() < 0.02 THEN jsonb_build_object(
               (%(elements)s::text[])[1 + i %% %(element_count)s],
               'What would help most here is time that is set aside, and a manager who asks.')
           ELSE '{{}}'::jsonb END,
           i %% 20 <> 19 OR random() > 0.5
    FROM (
        SELECT i, floor(%(patterns)s * random())::int AS number,
               CASE WHEN i %% 20 < 2 THEN 1 WHEN i %% 20 < 5 THEN 2
                    WHEN i %% 20 < 10 THEN 3 ELSE 4 END AS who
        FROM generate_series(0, %(people)s - 1) AS i
    ) AS person JOIN pattern USING (who, number)
"""


def found_crowd() -> Company:
    return found_company(name="Large Company", units=UNITS)


def open_to_crowd(company: Company) -> Assessment:
    """With every question there is."""
    return open_survey(company, name="A million people", attributes=ATTRIBUTES)


def fill_crowd(assessment: Assessment, *, people: int = PEOPLE) -> None:
    """Write the answers of so many people, and of those who have not sent theirs."""
    everybody = round(people / 0.975)
    write_answers(assessment, _PATTERNS, _CROWD, people=everybody, patterns=PATTERNS)
