use super::words;

words! {
    language {
        tag: "de",
        dir: "ltr",
        name: "Deutsch",
        thousands: ".",
        decimal: ",",
        between_two: " und ",
        between: ", ",
        before_last: " und ",
        strongly_between: "; ",
        comma: ", ",
    }
    page {
        name: "Standpoint",
        views: "Ansichten",
        story: "Überblick",
        quiz: "Quiz",
        compare: "Vergleich",
        you: "Ihre Sicht",
        skip: "Zum Inhalt springen",
        stories: "Dossiers",
        loading: "Das Dossier wird geladen\u{a0}…",
        slow: "Das dauert länger als üblich. Prüfen Sie die Verbindung oder versuchen Sie es noch \
               einmal.",
        about: "Standpoint belegt jede Antwort und jede Position mit der Textstelle, aus der sie \
                stammt.",
        private: "Ihre Antworten bleiben auf diesem Gerät. Es wird nichts übertragen.",
        private_embedded: "Ihre Antworten und Bewertungen bleiben auf diesem Gerät. Diese Website \
                           erfährt, welche Ansicht Sie öffnen, wen Sie vergleichen, welche Thesen \
                           Sie bewerten und was richtig war. Wie Sie bewerten, erfährt sie nur, \
                           wenn Sie es erlauben.",
        download_answers: "Meine Antworten herunterladen",
        copy_instead: "Falls nichts heruntergeladen wird, kopieren Sie diesen Text und speichern \
                       Sie ihn:",
        earlier: "Frühere Antworten",
        earlier_about: "Diese Antworten gehören zu einer früheren Fassung dieses Dossiers und \
                        passen nicht zur jetzigen. Sie können sie herunterladen oder löschen. Das \
                        Löschen lässt sich nicht rückgängig machen.",
        download_earlier: "Frühere Antworten herunterladen",
        delete_earlier: "Frühere Antworten löschen",
        lazy_loading: "Wird geladen …",
        lazy_failed: "Dieser Teil der Seite konnte nicht geladen werden. Prüfen Sie die Verbindung und \
                      versuchen Sie es noch einmal. Hilft das nicht, laden Sie die Seite neu.",
        close: "Schließen",
        not_saved: "Dieser Browser kann Ihre Antworten nicht speichern. Wenn Sie die Seite schließen, \
                    gehen sie verloren. Laden Sie sie unten herunter, um sie zu behalten.",
        started_over: "Dieses Dossier hat sich seit Ihrem letzten Besuch geändert, deshalb \
                       beginnen Sie von vorn. Ihre früheren Antworten sind getrennt gespeichert; \
                       Sie finden sie ganz unten auf der Seite.",
        too_many_backups: "Ihre Antworten können erst gespeichert werden, wenn Sie einige frühere \
                           löschen. Unten können Sie die früheren herunterladen oder löschen.",
        outdated: "Dieses Dossier hat sich geändert. Neue Antworten werden nicht gespeichert. \
                   Laden Sie die Seite neu, um fortzufahren.",
        unknown_address: "Diese Stelle haben wir im Dossier nicht gefunden. Deshalb sehen Sie den \
                          Anfang.",
    }
    model {
        strongly_disagrees: "Entschiedene Ablehnung",
        disagrees: "Ablehnung",
        neutral: "Neutral",
        agrees: "Zustimmung",
        strongly_agrees: "Entschiedene Zustimmung",
        strongly_disagree: "Stimme überhaupt nicht zu",
        disagree: "Stimme nicht zu",
        agree: "Stimme zu",
        strongly_agree: "Stimme voll und ganz zu",
        said_nothing: "Keine Äußerung",
        declined_to_comment: "Kein Kommentar",
        unclear: "Haltung unklar",
        no_position: "Nicht im Artikel",
        left_out: "Von Ihnen ausgeblendet",
        own_words: "Eigene Worte",
        reported: "Berichtet",
        attributed: "Aus zweiter Hand",
        inferred_position: "Unsere Lesart",
        own_words_meaning: "Der Artikel zitiert die Äußerung wörtlich.",
        reported_meaning: "Der Artikel berichtet es selbst.",
        attributed_meaning: "Jemand anderes im Artikel sagt es.",
        inferred_meaning: "Wir schließen es aus dem Artikel; die Anmerkung sagt, wie.",
        attributed_by: "Aus zweiter Hand, von: {name}",
        person: "Person",
        government: "Regierung",
        agency: "Behörde",
        party: "Partei",
        group: "Gruppe",
        supports: "Stützt das",
        disputes: "Bestreitet das",
        contradicts: "Beides kann nicht stimmen",
        undercuts: "Schwächt das",
        recall: "Was geschah",
        attribution: "Wer was sagte",
        inference: "Was daraus folgt",
        numbers: "Zahlen",
        right: "Richtig",
        wrong: "Falsch",
        not_stated: "Keine Angabe",
        stated: "Der Artikel sagt das",
        contradicted: "Der Artikel widerspricht dem",
        not_in_the_article: "Nicht im Artikel",
        article: "Artikel",
        inferred: "erschlossen",
        inferred_from: "erschlossen aus „{words}“",
        percent: "{percent}\u{202f}%",
        percents: "{low}–{high}\u{202f}%",
        figure_in_percent: "{value}\u{202f}%",
        figure_in: "{value} {unit}",
        over: "über {value}",
        about: "etwa {value}",
        multiples_of: "ein Vielfaches von {value}",
    }
    dates {
        january: "Januar",
        february: "Februar",
        march: "März",
        april: "April",
        may: "Mai",
        june: "Juni",
        july: "Juli",
        august: "August",
        september: "September",
        october: "Oktober",
        november: "November",
        december: "Dezember",
        spring: "Frühjahr",
        summer: "Sommer",
        autumn: "Herbst",
        winter: "Winter",
        day: "{day}. {month} {year}",
        day_of_year: "{day}. {month}",
        month: "{month} {year}",
        year: "{year}",
        decade: "{year}er-Jahre",
        century: "Jahrhundert ab {year}",
        span: "{from} bis {to}",
        span_in_year: "{from} bis {to} {year}",
        since: "seit {from}",
        until: "bis {to}",
        between: "zwischen {from} und {to}",
        between_in_year: "zwischen {from} und {to} {year}",
        not_before: "frühestens {from}",
        not_after: "spätestens {to}",
        or: " oder ",
        short_months: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        short_span: "{from}–{to}",
        short_span_in_year: "{from}–{to} {year}",
        of_article: "als der Artikel erschien",
        approximate: "etwa {date}",
        uncertain: "vielleicht {date}",
    }
    evidence {
        paragraph: "Absatz {number}",
        paragraph_short: "¶\u{a0}{number}",
        label: "Belege",
        quoted: "Zitat",
        digest: "Der Absatz in Kürze",
        text: "Der Absatz",
        speakers: "Wer zu Wort kommt",
        in_story: "Im Überblick zeigen",
        in_article: "Im Artikel zeigen",
        not_in_article: "Diese Stelle wurde im Artikel auf dieser Seite nicht gefunden.",
        earlier: "Zuvor",
        also: "Außerdem im Artikel",
        standing_of: "{actor} zu „{proposition}“:",
    }
    statements {
        clash: "Bei {count} von {of} Thesen stehen Stimmen gegeneinander",
        no_clash: "Kein offener Widerspruch",
        opposite: "Dort vertreten Menschen im Artikel entgegengesetzte Seiten.",
        one_sided: "Bei {count} von {of} stehen alle, die sich geäußert haben, auf einer Seite. Die \
                    übrigen schweigen, und Schweigen ist keine Zustimmung.",
        no_sides: "Bei {count} von {of} bezieht niemand Stellung.",
        more_clashes: "{count} weitere mit Stimmen auf beiden Seiten",
        one_sided_title: "Alle, die sich geäußert haben, stehen auf einer Seite",
        one_sided_about: "Alle anderen schweigen dazu.",
        no_sides_title: "Niemand bezieht Stellung",
        voices: "{count} von {of} Stimmen",
        several: "{count} Stimmen",
        with: "mit: {name}",
        more: "und {count} weitere",
        before: "{name} zuvor: {stance}, {date}",
        key: "So lesen Sie die Zeichen",
        key_several: "Mehrere Stimmen einer Institution: zum Aufklappen",
        key_off_scale: "Nicht auf der Skala: Seite unklar, kein Kommentar",
        off_scale: "Nicht auf der Skala",
        set_by_article: "Der Artikel stellt beides gegeneinander.",
        set_by_us: "Dass sich beides widerspricht, ist unsere Lesart.",
        set_by: "{name} stellt beides gegeneinander.",
        linked_by_article: "Der Artikel stellt die Verbindung her.",
        linked_by_us: "Dass sie die andere stützt, ist unsere Lesart.",
        linked_by: "{name} stellt die Verbindung her.",
        backing: "Was sie stützt ({count})",
    }
    story {
        source: "Quelle: {publisher}",
        source_title: "Der Artikel:",
        read: "Den Artikel lesen",
        no_link: "Einen Link zum Artikel haben wir nicht.",
        digests_only: "Die Rechte am Artikel liegen beim Verlag. Wir fassen jeden Absatz in einer \
                       Zeile mit eigenen Worten zusammen.",
        take_sides: "{named} Personen und Stellen werden genannt; {sides} davon beziehen zu etwas \
                     Stellung.",
        to_compare: "Alle zu allen Thesen",
        claims_about: "Was jemand behauptet und was im Artikel dagegensteht.",
        all_claims: "Alle {count} umstrittenen Behauptungen",
        over_time: "Was sich mit der Zeit geändert hat",
        acted_when: "{count} Ereignisse: wer wann gehandelt hat",
        others: "Andere",
        events: "{count} Ereignisse",
        stated_date: "Datum genannt",
        inferred_date: "erschlossen, spätestens dann",
        figures: "Die Zahlen und wer sie nennt",
        article: "Der Artikel",
        everything: "Alles im Überblick",
        timeline: "Was wann geschah",
        people: "Wer ist wer?",
        named: "{count} genannt",
        paragraphs: "Der Artikel in {count} Zeilen",
        paragraphs_about: "Eine Zeile von uns pro Absatz und wer darin zu Wort kommt.",
        to_quiz: "Zum Quiz",
        to_you: "Wo stehen Sie?",
    }
    quiz {
        intro: "Wie viel ist hängen geblieben? Nach jeder Antwort sehen Sie den Beleg.",
        layout: "Fragen anzeigen",
        one: "Nacheinander",
        all: "Alle auf einmal",
        question_of: "Frage {number} von {count}",
        progress: "{answered} von {count} beantwortet, {right} richtig",
        generated: "Automatisch erstellt",
        choose_one: "Wählen Sie eine Antwort.",
        choose_several: "Wählen Sie alle richtigen Antworten.",
        put_in_order: "Ordnen Sie: das Früheste zuerst.",
        enter_number: "Geben Sie eine Zahl ein.",
        number_first: "Geben Sie eine Zahl in Ziffern ein, zum Beispiel 1.400 oder 3,5.",
        by_distance: "Eine nahe Antwort zählt halb.",
        entered: "Ihre Antwort: {number}, {off}",
        too_high: "um {number} zu hoch",
        too_low: "um {number} zu niedrig",
        earlier: "Nach vorn: {event}",
        later: "Nach hinten: {event}",
        moved: "{event}: jetzt Platz {place} von {count}",
        check: "Prüfen",
        choose_first: "Wählen Sie zuerst eine Antwort.",
        right: "Das stimmt.",
        partly: "Teilweise richtig: {percent}\u{202f}% der Punkte.",
        by_ticks: "Jede falsche Antwort hebt eine richtige auf.",
        by_pairs: "Punkte gibt es für jedes Paar in der richtigen Reihenfolge.",
        wrong: "Das stimmt nicht.",
        chosen: "Ihre Antwort",
        belongs: "Platz {place}",
        placed: "Ihre Antwort: {place}",
        next: "Nächste Frage",
        previous: "Vorige Frage",
        finish: "Zum Ergebnis",
        answers: "Lösungen",
        summary: "Ihr Ergebnis",
        result: "{right} von {count} vollständig richtig, {percent}\u{202f}% der Punkte",
        nearly_all: "Sie haben genau gelesen.",
        most: "Das meiste ist hängen geblieben.",
        half: "Ein guter Teil ist hängen geblieben.",
        few: "In diesem Dossier steckt noch mehr. Sehen Sie sich die Belege an und versuchen Sie \
              es noch einmal.",
        by_skill: "Nach Art der Frage",
        by_topic: "Nach Thema",
        no_topic: "Mehrere Themen",
        right_of: "{right} von {count}",
        retry_all: "Von vorn beginnen",
        retry_one: "Die verfehlte Frage wiederholen",
        retry_several: "Die {count} verfehlten Fragen wiederholen",
        back_to_questions: "Die Fragen durchsehen",
        none: "Zu diesem Dossier gibt es noch keine Fragen.",
    }
    prompts {
        who_said_it: "Von wem stammen diese Worte?",
        who_agrees: "Wer stimmt dieser These zu?",
        who_disagrees: "Wer lehnt diese These ab?",
        several_agree: "Wer von ihnen stimmt dieser These zu?",
        several_disagree: "Wer von ihnen lehnt diese These ab?",
        order: "In welcher Reihenfolge geschah das?",
        presence: "Steht das im Artikel?",
        figure: "Welche Zahl nennt der Artikel?",
        figure_is: "{label}: {value}",
    }
    reasons {
        said_it: "Der Artikel zitiert {name} mit diesen Worten.",
        said_else: "Der Artikel zitiert {name} mit anderen Worten: „{words}“",
        holds: "{name}: {stance}.",
        no_position: "{name}: Der Artikel nennt dazu keine Position.",
        figure: "Im Artikel steht: {value} ({label}).",
        other_figure: "Diese Zahl steht für etwas anderes. {label}: {value}.",
        no_figure: "Das ist nicht die Zahl aus dem Artikel.",
    }
    compare {
        intro: "Wer wo steht, laut Artikel. Öffnen Sie eine Position, um die Belegstelle zu sehen.",
        matrix: "Alle Positionen",
        actor: "Wer",
        order: "Zuerst, wer sich zu den meisten Thesen geäußert hat, dann nach Namen.",
        key: "Legende",
        grades: "Belege",
        changed: "Position geändert",
        pair: "Zwei im Vergleich",
        pair_about: "Wählen Sie zwei Namen und sehen Sie, worin sie sich unterscheiden und worin \
                     sie übereinstimmen. Die Übereinstimmung ist der Durchschnitt über alle \
                     Thesen, zu denen sich mindestens einer von beiden geäußert hat: 0\u{202f}% \
                     heißt entgegengesetzte Enden der Skala, 100\u{202f}% dieselbe Position. Hat \
                     sich nur einer geäußert, wird daraus eine Spanne.",
        first: "Erster Name",
        second: "Zweiter Name",
        agreement: "{share} Übereinstimmung",
        coverage: "beide äußerten sich zu {shared} von {of} Thesen",
        not_comparable: "Kein Vergleich möglich: Zu keiner These haben sich beide geäußert.",
        differ: "Unterschiede",
        agree: "Übereinstimmungen",
        one_sided: "Nur eine Seite hat sich geäußert",
        same: "Wählen Sie zwei verschiedene Namen.",
        same_stance: "Dieselbe Position",
        one_step_apart: "Eine Stufe auseinander",
        steps_apart: "{steps} Stufen auseinander",
        disputes: "Behauptungen, die sich widersprechen",
        changes: "Wer die Position geändert hat",
        changes_about: "Positionen, die sich laut Artikel mit der Zeit geändert haben.",
        none: "Hier gibt es nichts zu zeigen.",
    }
    you {
        intro: "Bewerten Sie die Thesen und sehen Sie, wer Ihnen zustimmt. Jede These können Sie \
                überspringen.",
        private: "Ihre Bewertungen bleiben auf diesem Gerät.",
        share_ratings: "Diese Website darf ab jetzt erfahren, wie ich bewerte. Sie hat darum \
                        gebeten.",
        propositions: "Wo stehen Sie?",
        skip: "Überspringen",
        double: "Zählt doppelt",
        rated: "{rated} von {count} bewertet",
        rated_and_skipped: "{rated} von {count} bewertet, {skipped} übersprungen",
        matches: "Mit wem Sie übereinstimmen",
        rate_first: "Bewerten Sie eine These, um die Liste zu sehen.",
        nobody: "Zu den Thesen, die Sie bewertet haben, hat sich im Artikel niemand geäußert.",
        left_out: "Sie haben alle Positionen zu den Thesen ausgeblendet, die Sie bewertet haben. \
                   Wählen Sie oben mehr Belege aus, um die Liste zu sehen.",
        order: "Sortiert danach, wie viel Übereinstimmung mit Ihnen sicher ist. Ein breiter Balken \
                heißt: Es wurde wenig gesagt.",
        robust: "Größte Übereinstimmung: {names}, in {stays} von {runs} Berechnungen. Diese \
                 unterscheiden sich im Maß, in der Deutung des Schweigens und darin, welche These \
                 fehlt.",
        spoke_on: "zu {shared} von {of} Thesen geäußert",
        tie: "gleichauf",
        not_comparable: "Kein Vergleich möglich",
        why: "Warum?",
        proposition: "These",
        reader: "Sie",
        actor: "Andere",
        effect: "Wirkung",
        widens: "Macht die Spanne breiter",
        clear: "Meine Bewertungen löschen",
    }
    load_error {
        title: "Dieses Dossier kann nicht angezeigt werden",
        bad_name: "„{name}“ kann kein Dossiername sein: Erlaubt sind nur a–z, 0–9 und \
                   Bindestriche.",
        unreachable: "{address} konnte nicht geladen werden. Prüfen Sie die Verbindung und \
                      versuchen Sie es noch einmal.",
        not_found: "Unter {address} ist nichts.",
        other_status: "{address} konnte nicht geladen werden: Der Server antwortete mit {status}.",
        one_problem: "Wir haben in {address} einen Fehler gefunden:",
        several_problems: "Wir haben in {address} {count} Fehler gefunden:",
        more: "Weitere Fehler: {count}",
        place: "Wo",
        what: "Was nicht stimmt",
        hint: "So beheben Sie es",
        back: "Ein anderes Dossier öffnen",
        again: "Noch einmal versuchen",
    }
    plain {
        compare: "Die jeweils letzte Position zu jeder These, laut Artikel. Fehlt jemand in einer \
                  Tabelle, nennt der Artikel dazu keine Position.",
        who: "Wer",
        stance: "Position",
        how: "Beleg",
        quiz: "Beantworten Sie jede Frage zuerst selbst und öffnen Sie dann die Lösung mit dem \
               Beleg.",
        answer: "Lösung",
        you: "Um die Thesen zu bewerten und zu sehen, mit wem Sie übereinstimmen, brauchen Sie \
              JavaScript und WebAssembly. Ihre Bewertungen bleiben auf Ihrem Gerät.",
    }
    status {
        not_started: "Diese Seite braucht länger zum Starten. Lesen können Sie schon alles. Zum \
                      Antworten, Vergleichen und Bewerten warten Sie kurz oder laden Sie die Seite \
                      neu.",
        no_script: "Zum Antworten, Vergleichen und Bewerten schalten Sie bitte JavaScript ein. \
                    Alles andere können Sie auch ohne lesen.",
        other_browser: "In diesem Browser können Sie nicht antworten, vergleichen oder bewerten: \
                        Er ist zu alt, oder WebAssembly ist ausgeschaltet. Alles andere können Sie \
                        lesen.",
        site_fault: "Ein Teil dieser Seite wurde wegen eines Fehlers dieser Website nicht geladen. \
                     Alles andere können Sie lesen. Zum Antworten, Vergleichen und Bewerten \
                     versuchen Sie es später noch einmal.",
        unreachable: "Ein Teil dieser Seite wurde nicht geladen. Alles andere können Sie lesen. \
                      Zum Antworten, Vergleichen und Bewerten prüfen Sie die Verbindung und laden \
                      Sie die Seite neu.",
        saved_copy: "Sie lesen eine gespeicherte Kopie. Antworten, vergleichen und bewerten können \
                     Sie darin nicht.",
        reload: "Neu laden",
        open_online: "Seite online öffnen",
        open_single_file: "Version in einer einzigen Datei öffnen",
        ready: "Offline verfügbar: Sie können diese Seite auch ohne Verbindung öffnen.",
        not_yet: "Noch nicht offline verfügbar: Diese Seite braucht noch eine Verbindung.",
        full: "Nicht offline verfügbar: Auf diesem Gerät fehlt der Platz, um diese Seite zu \
               speichern. Mit Verbindung können Sie sie weiter nutzen.",
        incomplete: "Noch nicht offline verfügbar: Einige Dateien wurden nicht geladen, deshalb \
                     ist diese Seite nicht gespeichert. Beim nächsten Öffnen versuchen wir es noch \
                     einmal.",
        altered: "Nicht offline verfügbar: Einige Dateien stimmen nicht mit den veröffentlichten \
                  überein, deshalb ist diese Seite nicht gespeichert. Mit Verbindung können Sie \
                  sie weiter nutzen.",
        insecure: "Nicht offline verfügbar: Diese Website nutzt keine sichere Verbindung (HTTPS).",
        unsupported: "Nicht offline verfügbar: Dieser Browser lässt diese Seite keine Dateien \
                      speichern.",
        new_version: "Eine neue Fassung dieser Seite ist da. Ihre Antworten bleiben erhalten.",
        activate: "Jetzt aktualisieren",
        lost_title: "Offline nicht verfügbar",
        lost: "Diese Seite ist nicht auf Ihrem Gerät gespeichert, oder Ihr Browser hat sie \
               gelöscht. Stellen Sie eine Internetverbindung her, um sie zu öffnen.",
        lost_back: "Zum ersten Dossier",
    }
    host {
        cannot_be_shown: "Dieses Dossier kann hier nicht angezeigt werden.",
        own_page: "Auf einer eigenen Seite öffnen",
        no_links: "Diese Seite blockiert Links. Kopieren Sie die Adresse:",
        who_speaks: "Wer in diesem Artikel zu Wort kommt",
        back: "Zurück zum Dossier",
    }
}
