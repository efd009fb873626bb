"""Writes histories.txt: review histories, and what the package fsrs computes for them.

    python3 -m venv target/fsrs
    target/fsrs/bin/pip install --requirement crates/core/tests/fsrs/requirements.txt
    target/fsrs/bin/python crates/core/tests/fsrs/histories.py

The same version of the package writes the same file.
"""

from datetime import datetime, timedelta, timezone
from itertools import product
from pathlib import Path
from random import Random

from fsrs import Card, Rating, Scheduler

HISTORIES = 640
DAY = 86_400
# The core limits the stability to 100 years, as the maximum interval; the package has no limit.
MAX_STABILITY = 36_500
START = datetime(2026, 1, 1, tzinfo=timezone.utc)
END = START.replace(year=5000)

HEADER = """\
# Written by histories.py with fsrs 6.3.2. A history per line: each review as SECONDS:RATING, the
# seconds since the review before, then the last review's stability, difficulty and interval in
# days, and the retrievability after twice the interval.
"""

scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
random = Random(6)


def gap(interval):
    """The seconds to the next review of a card that is due after this many days."""
    return random.choice([
        interval * DAY,
        # On the same day, up to its last second.
        random.randrange(DAY),
        DAY - 1,
        # Early, late, and very late.
        random.randrange(interval * DAY + 1),
        round(interval * DAY * random.uniform(1, 3)),
        interval * DAY + random.randrange(3_000) * DAY,
        # The device's clock was set back.
        -random.randrange(5 * DAY),
    ])


def line(ratings, next_gap):
    """The history of a card with these ratings, as far as the core computes the same."""
    card, now, reviews, result = Card(card_id=1), START, [], None
    for rating in ratings:
        seconds = next_gap((card.due - card.last_review).days) if reviews else 0
        now += timedelta(seconds=seconds)
        card, _ = scheduler.review_card(card, Rating(rating), now)
        if card.stability > MAX_STABILITY or now > END:
            break
        reviews.append(f"{seconds}:{rating}")
        interval = (card.due - card.last_review).days
        later = scheduler.get_card_retrievability(card, now + timedelta(days=2 * interval))
        result = f"{card.stability:.9f} {card.difficulty:.9f} {interval} {later:.9f}"
    return " ".join(reviews) + f" = {result}"


# All ratings of up to three reviews on the days when they are due, then random ones.
lines = [
    line(ratings, lambda interval: interval * DAY)
    for count in (1, 2, 3)
    for ratings in product((1, 2, 3, 4), repeat=count)
]
while len(lines) < HISTORIES:
    weights = random.choice([(1, 1, 1, 1), (1, 2, 6, 1), (6, 2, 1, 1)])
    ratings = random.choices((1, 2, 3, 4), weights, k=random.randint(2, 14))
    lines.append(line(ratings, gap))

file = Path(__file__).with_name("histories.txt")
file.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
