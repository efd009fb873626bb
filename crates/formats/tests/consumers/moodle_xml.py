"""Reads an exported Moodle XML file with amc2moodle, a converter from Moodle XML to LaTeX exams, and
checks what Moodle's importer asks of fractions.
"""

import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

# It loads ImageMagick's library for pictures, which our files don't have.
for name in ["wand", "wand.image"]:
    sys.modules[name] = ModuleType(name)
sys.modules["wand.image"].Image = None

from amc2moodle.moodle2amc import Quiz  # noqa: E402

exported = sys.argv[1]
questions = ElementTree.parse(exported).getroot().findall("question")
questions = [question for question in questions if question.get("type") != "category"]

# The fractions that Moodle knows (question_bank::fraction_options_full).
known = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571}
known |= {12.5, 11.11111, 10, 5, 0}
for question in questions:
    name = question.findtext("name/text")
    fractions = [float(answer.get("fraction", "0")) for answer in question.findall("answer")]
    assert all(abs(fraction) in known for fraction in fractions), (name, fractions)
    if question.get("type") == "multichoice":
        right = [fraction for fraction in fractions if fraction > 0]
        assert abs(sum(right) - 100) < 0.01, (name, fractions)
        assert (question.findtext("single") == "true") == (len(right) == 1), name

tex = Path(tempfile.mkdtemp()) / "exam.tex"
# It reports every question in order, which it doesn't support.
with redirect_stderr(StringIO()), redirect_stdout(StringIO()):
    Quiz(exported).convert(str(tex))
latex = tex.read_text(encoding="utf-8")
choices = sum(question.get("type") == "multichoice" for question in questions)
numbers = sum(question.get("type") == "numerical" for question in questions)
found = latex.count("\\begin{question}") + latex.count("\\begin{questionmult}")
found += latex.count("\\begin{questionmultx}")
assert found == choices + numbers, (found, choices, numbers)
print(f"amc2moodle: {choices} choices and {numbers} numbers of {len(questions)} questions")
