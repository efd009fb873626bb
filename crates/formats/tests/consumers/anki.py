"""Imports an exported Anki file with Anki itself, then a changed one, and compares the notes."""

import sys
import tempfile
from pathlib import Path

# Not this file, which has the same name as the package.
sys.path = [path for path in sys.path if Path(path or ".").resolve() != Path(__file__).parent.resolve()]

from anki.collection import Collection, ImportCsvRequest  # noqa: E402

exported = Path(sys.argv[1])
folder = Path(tempfile.mkdtemp())
collection = Collection(str(folder / "collection.anki2"))


def run(path):
    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    notes = {}
    for id in collection.find_notes(""):
        note = collection.get_note(id)
        notes[note.guid] = (id, note.note_type()["name"], note.fields, note.tags, note.cards()[0].did)
    return log, notes


log, notes = run(exported)
rows = [line for line in exported.read_text(encoding="utf-8").splitlines() if line.startswith("standpoint:")]
assert len(log.new) == len(notes) == len(rows), (len(log.new), len(notes), len(rows))
deck = exported.read_text(encoding="utf-8").split("#deck:")[1].splitlines()[0]
for guid, (_, notetype, fields, tags, did) in notes.items():
    assert guid.startswith("standpoint:") and notetype == "Basic" and len(tags) == 3, (guid, tags)
    assert collection.decks.name(did) == deck, (collection.decks.name(did), deck)
    assert all(field.startswith("<div ") and field.endswith("</div>") for field in fields), fields

log, again = run(exported)
assert not log.new and again == notes, "a second import changed notes"

changed = folder / "changed.txt"
changed.write_text(exported.read_text(encoding="utf-8").replace("</p></div>", "!</p></div>"), encoding="utf-8")
log, updated = run(changed)
assert not log.new and len(log.updated) == len(notes), log
assert {guid: it[0] for guid, it in updated.items()} == {guid: it[0] for guid, it in notes.items()}
print(f"anki: {len(notes)} notes in “{deck}”; the same after a second import, updated by a changed one")
