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
        you: "Sie",
        skip: "Zum Inhalt springen",
        stories: "Dossiers",
        loading: "Das Dossier wird geladen\u{a0}…",
        slow: "Das dauert lange. Prüfen Sie die Verbindung, oder versuchen Sie es noch einmal.",
        about: "Standpoint führt jede Antwort und jede Position auf die Textstelle zurück, aus der \
                sie stammt.",
        private: "Was Sie antworten, bleibt auf diesem Gerät. Es wird nichts übertragen.",
        private_aside: "Ihre Antworten und Bewertungen bleiben auf diesem Gerät. Die umgebende \
                        Seite kann erfahren, welche Ansicht Sie öffnen, wen Sie vergleichen, welche \
                        Thesen Sie bewerten und was richtig war; wie Sie bewerten, nur wenn Sie es \
                        erlauben.",
        take_along: "Meine Antworten herunterladen",
        copy_instead: "Falls keine Datei ankommt, kopieren Sie diesen Text und speichern Sie ihn:",
        earlier: "Frühere Antworten",
        earlier_about: "Diese Antworten gehören zu einer früheren Fassung dieses Dossiers und passen nicht \
                        zur jetzigen. Sie können sie herunterladen oder löschen. Gelöschte Antworten \
                        lassen sich nicht wiederherstellen.",
        download_earlier: "Frühere Antworten herunterladen",
        delete_earlier: "Frühere Antworten löschen",
        lazy_coming: "Wird geladen …",
        lazy_failed: "Dieser Teil der Seite konnte nicht geladen werden. Prüfen Sie die Verbindung und \
                      versuchen Sie es noch einmal. Hilft das nicht, laden Sie die Seite neu.",
        close: "Schließen",
        not_saved: "Dieser Browser kann Ihre Antworten nicht speichern. Wenn Sie die Seite schließen, \
                    gehen sie verloren. Laden Sie sie unten herunter, um sie zu behalten.",
        set_aside: "Dieses Dossier hat sich seit Ihrem letzten Besuch geändert, deshalb beginnen Sie \
                    von vorn. Ihre früheren Antworten finden Sie ganz unten auf der Seite.",
        too_many_backups: "Ihre Antworten können erst gespeichert werden, wenn Sie frühere löschen. \
                           Unten können Sie diese herunterladen oder löschen.",
        outdated: "Dieses Dossier hat sich geändert. Was Sie hier von nun an antworten, wird nicht \
                   gespeichert. Laden Sie die Seite neu, um fortzufahren.",
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
        said_nothing: "Nichts gesagt",
        declined_to_comment: "Kein Kommentar",
        unclear: "Unklar",
        no_position: "Nicht im Artikel",
        left_out: "Von Ihnen ausgeblendet",
        own_words: "Eigene Worte",
        reported: "Berichtet",
        attributed: "Von anderen zugeschrieben",
        inferred_position: "Abgeleitet",
        own_words_meaning: "Der Artikel zitiert den Akteur.",
        reported_meaning: "Der Artikel berichtet es.",
        attributed_meaning: "Ein anderer Akteur schreibt dem Akteur diese Position zu.",
        inferred_meaning: "Das Dossier leitet es aus dem Artikel ab.",
        attributed_by: "Zugeschrieben von: {name}",
        person: "Person",
        government: "Regierung",
        agency: "Behörde",
        party: "Partei",
        group: "Gruppe",
        supports: "Stützt das",
        disputes: "Bestreitet das",
        contradicts: "Widerspricht dem",
        undercuts: "Entkräftet das",
        recall: "Erinnern",
        attribution: "Zuordnen",
        inference: "Schlussfolgern",
        numbers: "Zahlen",
        right: "Richtig",
        wrong: "Falsch",
        not_stated: "Dazu keine Angabe",
        stated: "Der Artikel sagt das",
        contradicted: "Der Artikel widerspricht dem",
        not_in_the_article: "Nicht im Artikel",
        article: "Artikel",
        inferred: "abgeleitet",
        inferred_from: "abgeleitet aus „{words}“",
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
        approximate: "etwa {date}",
        uncertain: "vielleicht {date}",
    }
    evidence {
        paragraph: "Absatz {number}",
        paragraph_short: "¶\u{a0}{number}",
        label: "Belege",
        quoted: "Zitierte Worte",
        digest: "Der Absatz in Kürze",
        text: "Der Absatz",
        speakers: "Wer zu Wort kommt",
        in_story: "Im Überblick zeigen",
        in_article: "Im Artikel zeigen",
        not_in_article: "Diese Stelle ist im Artikel auf dieser Seite nicht zu finden.",
        earlier: "Zuvor",
        also: "Außerdem im Artikel",
        standing_of: "{actor} zu „{proposition}“:",
    }
    story {
        source: "Quelle: {publisher}",
        source_title: "Der Artikel:",
        published: "Erschienen:",
        read: "Den Artikel lesen",
        no_link: "Die Adresse des Artikels ist hier nicht bekannt.",
        digests_only: "Die Rechte am Artikel liegen beim Verlag. Hier ist jeder Absatz in einer \
                       Zeile wiedergegeben, in anderer Formulierung.",
        timeline: "Was wann geschah",
        figures: "Die Zahlen",
        according_to: "Quelle: {name}",
        paragraphs: "Der Artikel in {count} Zeilen",
        paragraphs_about: "Eine Zeile für jeden Absatz, dazu, wer darin zu Wort kommt.",
        people: "Wer ist wer",
        to_quiz: "Zum Quiz",
        to_compare: "Wer steht wo?",
    }
    quiz {
        intro: "Wie viel ist hängen geblieben? Zu jeder Antwort sehen Sie sofort den Beleg.",
        layout: "Fragen anzeigen",
        one: "Einzeln",
        all: "Alle auf einer Seite",
        question_of: "Frage {number} von {count}",
        progress: "{answered} von {count} beantwortet, {right} richtig",
        made: "Aus den Belegen erstellt",
        choose_one: "Wählen Sie eine Antwort.",
        choose_several: "Wählen Sie alle richtigen Antworten.",
        put_in_order: "Ordnen Sie: das Früheste zuerst.",
        earlier: "Früher einordnen: {event}",
        later: "Später einordnen: {event}",
        moved: "{event}: jetzt Platz {place} von {count}",
        check: "Prüfen",
        choose_first: "Wählen Sie zuerst eine Antwort.",
        right: "Das stimmt.",
        partly: "Teilweise richtig: {percent}\u{202f}% der Punkte.",
        by_ticks: "Eine falsche Wahl hebt eine richtige auf.",
        by_pairs: "Jedes Paar in der richtigen Reihenfolge zählt.",
        wrong: "Das stimmt nicht.",
        chosen: "Ihre Wahl",
        belongs: "Platz {place}",
        placed: "Ihr Platz: {place}",
        next: "Nächste Frage",
        previous: "Vorige Frage",
        finish: "Zum Ergebnis",
        answers: "Lösungen",
        summary: "Ihr Ergebnis",
        result: "{right} von {count} ganz richtig, {percent}\u{202f}% der Punkte",
        nearly_all: "Sie haben genau gelesen.",
        most: "Das meiste ist hängen geblieben.",
        half: "Ein guter Teil ist hängen geblieben.",
        few: "In diesem Dossier steckt noch mehr. Sehen Sie sich die Belege an, und versuchen Sie \
              es noch einmal.",
        by_skill: "Nach Fähigkeit",
        by_topic: "Nach Thema",
        no_topic: "Mehrere Themen",
        right_of: "{right} von {count}",
        retry_all: "Von vorn beginnen",
        retry_one: "Die Frage mit dem Fehler wiederholen",
        retry_several: "Die {count} Fragen mit Fehlern wiederholen",
        look_back: "Die Fragen durchsehen",
        none: "Zu diesem Dossier gibt es noch keine Fragen.",
    }
    prompts {
        who_said_it: "Wessen Worte sind das?",
        who_agrees: "Wer stimmt dieser These zu?",
        who_disagrees: "Wer lehnt diese These ab?",
        several_agree: "Welche dieser Akteure stimmen dieser These zu?",
        several_disagree: "Welche dieser Akteure lehnen diese These ab?",
        order: "In welcher Reihenfolge geschah das?",
        presence: "Steht das im Artikel?",
        figure: "Welche Zahl nennt der Artikel?",
        figure_is: "{label}: {value}",
    }
    reasons {
        said_it: "Der Artikel zitiert {name} mit diesen Worten.",
        said_else: "Der Artikel zitiert {name} nicht damit, sondern so: „{words}“",
        holds: "{name}: {stance}.",
        no_position: "{name}: Der Artikel nennt dazu keine Position.",
        figure: "Angabe im Artikel – {label}: {value}.",
        other_figure: "Diese Zahl gehört zu etwas anderem. {label}: {value}.",
        no_figure: "Das ist nicht die Zahl aus dem Artikel.",
    }
    compare {
        intro: "Wer wo steht, soweit der Artikel es sagt. Öffnen Sie eine Position, um die \
                Belegstelle zu sehen.",
        matrix: "Alle zu allem",
        actor: "Akteur",
        order: "Oben steht, wer sich zu den meisten Thesen geäußert hat; bei Gleichstand \
                entscheidet das Alphabet.",
        key: "Legende",
        grades: "Diese Positionen zählen",
        moved: "Haltung geändert",
        pair: "Zwei im Vergleich",
        pair_about: "Zuerst, worin sich zwei Akteure unterscheiden, dann, worin sie \
                     übereinstimmen. Die Übereinstimmung ist der Durchschnitt über alle Thesen, zu \
                     denen sich mindestens einer von beiden geäußert hat, von 0\u{202f}% \
                     (entgegengesetzte Enden der Skala) bis 100\u{202f}% (dieselbe Haltung). \
                     Schweigen weitet sie zu einer Spanne.",
        first: "Erster Akteur",
        second: "Zweiter Akteur",
        agreement: "{share} Übereinstimmung",
        coverage: "beide äußerten sich zu {shared} von {of} Thesen",
        not_comparable: "Nicht vergleichbar: Zu keiner These haben sich beide geäußert.",
        part: "Worin sie sich unterscheiden",
        agree: "Worin sie übereinstimmen",
        one_sided: "Wozu sich nur eine Seite geäußert hat",
        same: "Wählen Sie zwei verschiedene Akteure.",
        same_stance: "Dieselbe Haltung",
        one_step_apart: "Eine Stufe auseinander",
        steps_apart: "{steps} Stufen auseinander",
        disputes: "Umstrittene Behauptungen",
        disputes_about: "Was behauptet wird und was im Artikel dagegen- oder dafürspricht.",
        asserts: "Behauptet von: {name}",
        says_so: "Wer das sagt: {name}",
        coder: "dieses Dossier",
        changes: "Wer die Position geändert hat",
        changes_about: "Haltungen, die der Artikel für mehr als einen Zeitpunkt zeigt.",
        none: "Hier gibt es nichts zu zeigen.",
    }
    you {
        intro: "Sagen Sie, wo Sie stehen, und sehen Sie, wer Ihnen am nächsten kommt. Überspringen \
                Sie, was Sie möchten.",
        private: "Ihre Bewertungen bleiben auf diesem Gerät.",
        tell: "Ich bin einverstanden, dass diese Website ab jetzt erfährt, wie ich bewerte. Sie \
               wüsste es gern.",
        propositions: "Wo stehen Sie?",
        skip: "Überspringen",
        double: "Doppelt gewichtet",
        rated: "{rated} von {count} bewertet",
        rated_and_skipped: "{rated} von {count} bewertet, {skipped} übersprungen",
        nearest: "Wer Ihnen am nächsten kommt",
        rate_first: "Bewerten Sie eine These, dann erscheint hier die Liste.",
        nobody: "Zu den Thesen, die Sie bewertet haben, hat sich im Artikel niemand geäußert.",
        left_out: "Sie lassen alle Positionen zu den Thesen weg, die Sie bewertet haben. Wählen Sie \
                   oben mehr davon aus, um die Liste zu sehen.",
        order: "Sortiert danach, wie weit jemand mindestens mit Ihnen übereinstimmt. Der Balken reicht vom \
                Mindestwert bis zum Höchstwert: Er ist breit, wo jemand wenig gesagt hat.",
        robust: "Derzeit am nächsten: {names}, in {stays} von {runs} Berechnungen: mit verschiedenen \
                 Maßen, mit Schweigen anders gedeutet, und jeweils ohne eine der Thesen.",
        spoke_on: "zu {shared} von {of} Thesen geäußert",
        tie: "gleichauf",
        not_comparable: "Nicht vergleichbar",
        why: "Warum?",
        proposition: "These",
        reader: "Sie",
        actor: "Akteur",
        effect: "Wirkung",
        widens: "Weitet die Spanne",
        clear: "Meine Bewertungen löschen",
    }
    trouble {
        title: "Dieses Dossier kann nicht gezeigt werden",
        bad_name: "„{name}“ kann kein Dossiername sein: Erlaubt sind a–z, 0–9 und Bindestriche.",
        unreachable: "Von {address} kam nichts an. Prüfen Sie die Verbindung, und versuchen Sie es \
                      noch einmal.",
        not_found: "Unter {address} ist nichts.",
        other_status: "Von {address} kam nichts an: Der Server antwortete mit {status}.",
        one_problem: "{address} enthält einen Fehler:",
        several_problems: "{address} enthält {count} Fehler:",
        more: "Weitere Fehler: {count}",
        place: "Wo",
        what: "Was nicht stimmt",
        hint: "Wie es sich beheben lässt",
        back: "Ein anderes Dossier öffnen",
        again: "Noch einmal versuchen",
    }
    plain {
        compare: "Wer bei welcher These wo steht, nach dem letzten Stand, den der Artikel nennt. \
                  Fehlt jemand in einer Tabelle, so nennt der Artikel dazu keine Position.",
        who: "Akteur",
        stance: "Haltung",
        how: "Wie der Artikel es zeigt",
        quiz: "Beantworten Sie jede Frage erst für sich, und öffnen Sie dann die Auflösung mit \
               ihrem Beleg.",
        answer: "Auflösung",
        you: "Um die Thesen zu bewerten und zu sehen, wer Ihnen am nächsten kommt, braucht es \
              JavaScript und WebAssembly. Ihre Bewertungen bleiben auf Ihrem Gerät.",
    }
    built {
        not_started: "Diese Seite braucht etwas länger. Lesen können Sie schon alles. Zum \
                      Antworten, Vergleichen und Bewerten warten Sie kurz, oder laden Sie die \
                      Seite neu.",
        no_script: "Zum Antworten, Vergleichen und Bewerten schalten Sie bitte JavaScript ein. \
                    Alles andere lässt sich auch ohne lesen.",
        other_browser: "In diesem Browser können Sie nicht antworten, vergleichen oder bewerten: \
                        Er ist zu alt, oder WebAssembly ist ausgeschaltet. Alles andere können Sie \
                        lesen.",
        site_fault: "Ein Teil dieser Seite wurde wegen eines Fehlers dieser Website nicht geladen. \
                     Alles andere können Sie lesen. Zum Antworten, Vergleichen und Bewerten \
                     versuchen Sie es später noch einmal.",
        unreachable: "Ein Teil dieser Seite wurde nicht geladen. Alles andere können Sie lesen. \
                      Zum Antworten, Vergleichen und Bewerten prüfen Sie die Verbindung, und laden \
                      Sie die Seite neu.",
        saved_copy: "Sie lesen eine gespeicherte Kopie. Antworten, vergleichen und bewerten können \
                     Sie darin nicht.",
        reload: "Neu laden",
        open_online: "Seite online öffnen",
        open_single_file: "Fassung in einer Datei öffnen",
        ready: "Offline verfügbar: Diese Seite öffnet sich auch ohne Netz.",
        not_yet: "Noch nicht offline verfügbar: Vorerst braucht diese Seite ein Netz.",
        full: "Nicht offline verfügbar: Auf diesem Gerät ist kein Platz mehr für diese Seite. Mit \
               Netz funktioniert sie.",
        incomplete: "Nicht offline verfügbar: Einige Dateien sind nicht angekommen, deshalb ist \
                     diese Seite noch nicht gespeichert. Wenn Sie sie wieder öffnen, wird es noch \
                     einmal versucht.",
        altered: "Nicht offline verfügbar: Einige Dateien sind nicht so angekommen, wie sie \
                  veröffentlicht wurden, deshalb ist diese Seite nicht gespeichert. Mit Netz \
                  funktioniert sie.",
        insecure: "Nicht offline verfügbar: Diese Website nutzt keine sichere Verbindung (HTTPS).",
        unsupported: "Nicht offline verfügbar: In diesem Browser kann diese Seite keine Dateien \
                      speichern.",
        new_version: "Es gibt eine neue Fassung dieser Seite. Ihre Antworten bleiben erhalten.",
        activate: "Jetzt verwenden",
        lost_title: "Offline nicht verfügbar",
        lost: "Diese Seite ist nicht auf Ihrem Gerät gespeichert, oder Ihr Browser hat sie \
               gelöscht. Mit Netz ist sie wieder da.",
        lost_back: "Zum ersten Dossier",
    }
    host {
        cannot_be_shown: "Dieses Dossier kann hier nicht gezeigt werden.",
        own_page: "Auf einer eigenen Seite öffnen",
        no_links: "Auf dieser Seite lassen sich Links nicht öffnen. Hier ist die Adresse zum Kopieren:",
        who_speaks: "Wer in diesem Artikel zu Wort kommt",
        back: "Zurück zum Dossier",
    }
}
