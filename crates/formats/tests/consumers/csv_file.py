"""Reads an exported CSV file with Python's csv module, and compares it with the pack."""

import csv
import json
import sys

exported, pack = sys.argv[1:]


def plain(cell):
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell


with open(exported, encoding="utf-8-sig", newline="") as file:
    table = list(csv.DictReader(file, strict=True))
assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row.values())
rows = {row["id"]: {column: plain(cell) for column, cell in row.items()} for row in table}
with open(pack, encoding="utf-8") as file:
    questions = json.load(file)["questions"]

assert list(rows) == [question["id"] for question in questions]
for question in questions:
    row = rows[question["id"]]
    (kind, fields), = question["kind"].items()
    assert (row["question"], row["kind"], row["skill"]) == (question["prompt"], kind, question["skill"]), row
    if kind == "match":
        assert row["right"].split("; ") == [pair["right"] for pair in fields["pairs"]], row
    if kind in ("match", "who-disputes"):
        continue
    right = [int(number) for number in row["right"].split("; ")] if row["option_1"] else []
    if kind in ("single-choice", "several-right"):
        expected = {option["text"] for option in fields["options"] if option["verdict"] == "right"}
        assert {row[f"option_{number}"] for number in right} == expected, row
        reasons = {row[f"option_{number}"]: row[f"reason_{number}"] for number in range(1, 9)}
        assert all(reasons[option["text"]] == option["reason"] for option in fields["options"]), row
    if kind == "number":
        assert float(row["right"]) == fields["value"] and row["unit"] == fields["unit"], row
    if kind == "fill-the-gap":
        assert row["right"].split("; ") == [fields["answer"], *fields.get("accepted", [])], row
print(f"python csv: {len(rows)} rows, as in the pack")
