use super::{DateWords, Lexicon, NameWords, NumberWords, PronounWords, Unit, Words};
use standpoint_core::pack::ActorKind;
use standpoint_core::warnings::GERMAN_CALENDAR;

pub(super) const LEXICON: Lexicon = Lexicon {
    dates: DATES,
    numbers: NUMBERS,
    names: NAMES,
    abbreviations: &[
        "bzw", "ca", "d.h", "dr", "evtl", "ggf", "mio", "mrd", "nr", "o", "prof", "s", "sog", "st",
        "str", "u.a", "usw", "vgl", "z.b",
    ],
    ending: &["co", "etc", "usw"],
    companies: &[],
    numbering: &["nr"],
    has_capitalised_nouns: true,
    has_dotted_ordinals: true,
};

const DATES: DateWords = DateWords {
    calendar: GERMAN_CALENDAR,
    seasons: [
        &["frühjahr", "frühling"],
        &["sommer"],
        &["herbst"],
        &["winter"],
    ],
    before: &[
        "im", "in", "seit", "bis", "ab", "vom", "von", "zum", "um", "gegen", "ende", "anfang",
        "mitte", "jahr", "jahre", "jahres", "zwischen", "vor", "nach",
    ],
    included: &[
        "im", "in", "am", "seit", "bis", "ab", "um", "gegen", "zum", "vom",
    ],
    around: &["um", "gegen", "circa"],
    last: &[
        "letzte",
        "letzten",
        "letztem",
        "letzter",
        "letztes",
        "vergangene",
        "vergangenen",
        "vergangenem",
        "vergangener",
        "vergangenes",
        "vorige",
        "vorigen",
        "vorigem",
        "voriger",
        "voriges",
    ],
    this: &["diese", "diesen", "diesem", "dieser", "dieses"],
    next: &[
        "nächste",
        "nächsten",
        "nächstem",
        "nächster",
        "nächstes",
        "kommende",
        "kommenden",
        "kommendem",
        "kommender",
        "kommendes",
    ],
    earlier: &[],
    later: &[],
    early: &["anfang", "mitte"],
    late: &["ende"],
    units: &[
        ("tag", Unit::Day),
        ("tage", Unit::Day),
        ("tagen", Unit::Day),
        ("woche", Unit::Week),
        ("wochen", Unit::Week),
        ("monat", Unit::Month),
        ("monats", Unit::Month),
        ("monate", Unit::Month),
        ("monaten", Unit::Month),
        ("jahr", Unit::Year),
        ("jahres", Unit::Year),
        ("jahre", Unit::Year),
        ("jahren", Unit::Year),
        ("jahrzehnt", Unit::Decade),
        ("jahrzehnten", Unit::Decade),
    ],
    days: &[
        ("heute", 0),
        ("gestern", -1),
        ("vorgestern", -2),
        ("übermorgen", 2),
    ],
    ago_after: &[],
    ago_before: &["vor"],
    repeated: &[
        "jeden", "jedem", "jeder", "einem", "einen", "ein", "manchen", "allen",
    ],
    to: &["bis", "und"],
    between: &["zwischen"],
    from: &["von", "vom"],
    future: &[
        "wird",
        "werden",
        "soll",
        "sollen",
        "will",
        "wollen",
        "kommenden",
        "geplant",
        "spätestens",
        "solle",
        "werde",
        "wolle",
        "würde",
        "würden",
    ],
    past: Words(
        "war waren hatte hatten wurde wurden worden gewesen gab gaben ging gingen hielt hielten kam kamen
         lag lagen ließ ließen nahm nahmen rief riefen sah sahen saß schrieb schrieben sprach sprachen
         stand standen starb traf trafen trat traten trug verlor verloren warf zog zogen blieb
         blieben begann begannen fand fanden sagte sagten erklärte erklärten teilte teilten stellte
         stellten kündigte kündigten forderte forderten lehnte lehnten stimmte stimmten beschloss
         beschlossen wollte wollten konnte konnten musste mussten sollte sollten durfte durften hat
         haben",
    ),
    past_endings: &[],
    present: Words("ist sind kann können muss müssen darf dürfen gilt gelten findet finden beginnt beginnen"),
    coming: Words(
        "beginnt berät endet entscheidet eröffnet öffnet schließt startet stimmt tagt trifft",
    ),
    would: Words(""),
    planning: Words(""),
    ready: Words(""),
    now: Words(""),
    done: Words(""),
    after_to: Words(""),
    open: Words("sollte sollten wollte wollten"),
    not: Words("kein keine keinen nicht"),
    perfect: Words("hat haben"),
    set_for: &["für"],
    deadline: &["bis"],
    put_off: Words("aufgeschoben verlegt verlegte verlegten verschiebt verschob verschoben vertagt vertagte vertagten"),
    put_off_to: &["auf", "bis"],
    articles: &["den", "die", "das"],
    relative: &["der", "die", "das", "den", "dem", "dessen", "deren"],
    joining: &["aber", "doch", "obwohl", "und", "während", "wobei"],
    before_past: Words("hatte hatten"),
    bounds: &["seit", "bis", "ab", "nach"],
    since: &["seit"],
    decade: &["er"],
    numbers: &[
        ("einem", 1),
        ("einer", 1),
        ("ein", 1),
        ("eine", 1),
        ("einen", 1),
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("fünf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("neun", 9),
        ("zehn", 10),
        ("elf", 11),
        ("zwölf", 12),
    ],
};

const NUMBERS: NumberWords = NumberWords {
    has_decimal_comma: true,
    two: &["beide", "beiden"],
    scales: &[
        ("tausend", 1_000),
        ("million", 1_000_000),
        ("millionen", 1_000_000),
        ("mio", 1_000_000),
        ("milliarde", 1_000_000_000),
        ("milliarden", 1_000_000_000),
        ("mrd", 1_000_000_000),
    ],
    multiples: &[
        ("dutzende", 12),
        ("hunderte", 100),
        ("tausende", 1_000),
        ("zehntausende", 10_000),
        ("hunderttausende", 100_000),
        ("millionen", 1_000_000),
    ],
    multiplied: &[],
    percent: &["prozent"],
    spells: &[
        "nächte",
        "abende",
        "wochenenden",
        "sommer",
        "winter",
        "sitzungen",
    ],
    of_unit: &[],
    invariable: &["km", "kg", "m", "cm", "mm", "kwh", "ha"],
    stop: &[
        "gegen", "auch", "nicht", "noch", "nur", "sie", "er", "es", "wir", "ab", "als", "am", "an",
        "auf", "aus", "bei", "bis", "das", "dem", "den", "der", "des", "die", "für", "im", "in",
        "ist", "mal", "mehr", "mit", "nach", "oder", "sind", "um", "und", "von", "vor", "war",
        "waren", "wegen", "wird", "zu", "zum", "zur", "uhr",
    ],
    of: &["der", "von", "des"],
    naming: &[
        "seite", "artikel", "paragraf", "absatz", "kapitel", "zimmer", "haus", "linie", "nr",
        "nummer", "halle", "phase", "klasse", "tel", "telefon", "straße", "platz",
    ],
    share: &[],
    measuring: &[],
    average_before: &[
        "durchschnittlich",
        "im durchschnitt",
        "im mittel",
        "im schnitt",
    ],
    average_after: &["im durchschnitt", "im mittel", "im schnitt"],
    clock: &["uhr"],
};

const NAMES: NameWords = NameWords {
    speech: Words(
        "sagt sagte sagten sagen sage erklärt erklärte erklärten erklären erkläre
         meint meinte meinten meinen betont betonte betonten betonen betone
         fordert forderte forderten fordern fordere gefordert warnt warnte warnten warnen warne
         kritisiert kritisierte kritisierten kritisieren kritisiere berichtet berichtete berichteten
         berichten berichte erzählt erzählte erzählten schreibt schrieb schrieben schreiben schreibe
         geschrieben antwortet antwortete antworteten fragt fragte fragten findet fand fanden finden
         glaubt glaubte glaubten hofft hoffte hofften versichert versicherte versicherten versichere
         behauptet behauptete behaupteten behaupten behaupte bestätigt bestätigte bestätigten
         bestätige dementiert dementierte dementierten dementiere widerspricht widersprach
         widersprachen widersprechen widerspreche nennt nannte nannten nenne lobt lobte lobten lobe
         verlangt verlangte verlangten verlangen verlange verspricht versprach versprachen verspreche
         argumentiert argumentierte argumentierten argumentieren argumentiere ergänzt ergänzte
         ergänzten zitiert zitierte zitierten beklagt beklagte beklagten beklagen beklage klagt klagte
         klagten begrüßt begrüßte begrüßten begrüßen begrüße erinnert erinnerte erinnerten spricht
         sprach sprachen bestreitet bestritt bestritten bestreiten bestreite moniert monierte monierten
         moniere bemängelt bemängelte bemängelten bekräftigt bekräftigte bekräftigten bekräftige
         beteuert beteuerte beteuerten urteilt urteilte urteilten bezeichnet bezeichnete bezeichneten
         bezeichne verteidigt verteidigte verteidigten verteidige entgegnet entgegnete entgegneten
         entgegne erwidert erwiderte erwiderten erwidere befürchtet befürchtete befürchteten befürchten
         befürchte bedauert bedauerte bedauerten bedaure rügt rügte rügten unterstreicht unterstrich
         unterstrichen verurteilt verurteilte verurteilten verkündet verkündete verkündeten mahnt
         mahnte mahnten appelliert appellierte appellierten plädiert plädierte plädierten plädiere
         schildert schilderte schilderten erläutert erläuterte erläuterten begründet begründete
         begründeten bezweifelt bezweifelte bezweifelten vermutet vermutete vermuteten gesteht gestand
         gestanden verneint verneinte verneinten droht drohte drohten
         mitteilt mitteilte mitteilten mitgeteilt einräumt einräumte einräumten eingeräumt zurückweist
         zurückwies zurückwiesen hinweist hinwies hinwiesen ankündigt ankündigte ankündigten
         angekündigt ablehnt ablehnte ablehnten hinzufügt hinzufügte hinzufügten hinzugefügt vorwirft
         vorwarf vorwarfen angibt angab angaben angegeben zugibt zugab zugaben bekanntgab hervorhob
         hervorhoben klarstellte klarstellten ausführte ausführten",
    ),
    separable: &[
        (Words("teilt teilte teilten teile"), Words("mit")),
        (Words("räumt räumte räumten räume"), Words("ein")),
        (Words("weist wies wiesen weise"), Words("zurück hin")),
        (Words("kündigt kündigte kündigten kündige"), Words("an")),
        (Words("lehnt lehnte lehnten lehnen lehne"), Words("ab")),
        (Words("fügt fügte fügten füge"), Words("hinzu an")),
        (Words("wirft warf warfen werfe"), Words("vor")),
        (Words("gibt gab gaben gebe"), Words("an zu bekannt")),
        (Words("hebt hob hoben hebe"), Words("hervor")),
        (Words("stellt stellte stellten stelle"), Words("klar fest")),
        (Words("führt führte führten führe"), Words("aus")),
        (Words("legt legte legten lege"), Words("dar nahe")),
        (Words("schließt schloss schlossen schließe"), Words("aus")),
        (Words("schlägt schlug schlugen schlage"), Words("vor")),
        (Words("stimmt stimmte stimmten stimme"), Words("zu")),
        (Words("pflichtet pflichtete pflichteten"), Words("bei")),
        (Words("ruft rief riefen rufe"), Words("auf")),
    ],
    judging: Words(
        "kritisiert kritisierte kritisierten kritisieren kritisiere fragt fragte fragten findet fand
         fanden finden dementiert dementierte dementierten dementiere widerspricht widersprach
         widersprachen widersprechen widerspreche nennt nannte nannten nenne lobt lobte lobten lobe
         zitiert zitierte zitierten begrüßt begrüßte begrüßten begrüßen begrüße spricht sprach sprachen
         bestreitet bestritt bestritten bestreiten bestreite bezeichnet bezeichnete bezeichneten
         bezeichne verteidigt verteidigte verteidigten verteidige bedauert bedauerte bedauerten bedaure
         rügt rügte rügten verurteilt verurteilte verurteilten bezweifelt bezweifelte bezweifelten
         verneint verneinte verneinten zurückweist zurückwies zurückwiesen ablehnt ablehnte ablehnten
         weist wies wiesen weise lehnt lehnte lehnten lehnen lehne stimmt stimmte stimmten stimme
         pflichtet pflichtete pflichteten",
    ),
    nouns: Words(""),
    minded: Words("sicher überzeugt"),
    be: Words("ist sind war waren"),
    views: Words("ansicht auffassung augen einschätzung meinung sicht"),
    spokes: Words("sprecher sprecherin"),
    reported_mood: Words(
        "sei seien habe werde könne müsse dürfe solle wolle gebe gehe stehe komme bleibe wisse lasse
         brauche mache nehme halte liege fehle gehöre dauere koste führe sehe",
    ),
    auxiliary: Words(
        "auch dann später noch wieder aber jedoch dazu selbst am hat habe haben hatte hatten hätte
         montag dienstag mittwoch donnerstag freitag samstag sonntag",
    ),
    according: Words("laut so angaben"),
    according_after: Words("zufolge"),
    pronouns: Words("er sie es wir ich"),
    titles: Words(
        "herr frau dr prof professor professorin bürgermeister bürgermeisterin minister
         ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin leiter
         leiterin chef chefin direktor direktorin vorsitzende vorsitzender vorsitzenden
         rat rätin abgeordnete abgeordneter landrat landrätin stadträtin gemeinderätin
         senator senatorin pfarrer pfarrerin geschäftsführer geschäftsführerin lehrer
         lehrerin wirt wirtin dezernent dezernentin aktivist aktivistin anwohnerin ärztin bäuerin
         besucherin biologe biologin forscherin försterin gutachter gutachterin händlerin inhaber inhaberin jägerin landwirtin
         nachbarin ökonom ökonomin rentnerin schäferin tierarzt tierärztin trainerin unternehmerin",
    ),
    heads: &[
        (
            ActorKind::Government,
            Words(
                "rat regierung verwaltung parlament senat kreistag landtag bundestag gemeinde
             kreis",
            ),
        ),
        (
            ActorKind::Agency,
            Words("amt ministerium büro behörde polizei gericht staatsanwaltschaft feuerwehr"),
        ),
        (
            ActorKind::Party,
            Words("partei fraktion spd cdu csu fdp grünen grüne linke afd"),
        ),
        (
            ActorKind::Group,
            Words(
                "verein verband klinikum krankenhaus initiative gesellschaft gewerkschaft unternehmen firma
             stiftung universität hochschule institut klub kammer bund bündnis
             genossenschaft",
            ),
        ),
    ],
    roles: &[
        (ActorKind::Person, Words("sprecher sprecherin")),
        (
            ActorKind::Group,
            Words(
                "experten fachleute wissenschaftler forscher anwohner eltern kritiker gegner
             befürworter beamte behörden händler landwirte ärzte lehrkräfte",
            ),
        ),
    ],
    places: Words(
        "straße platz brücke fluss see insel park berg halle kirche bahnhof hafen ufer
         tal gasse weg stadt dorf",
    ),
    place_prepositions: Words(
        "in bei aus nach durch im am vom gegen für über um wegen trotz vor mit ohne auf zu zur
         zum beim unter",
    ),
    starts: Words(
        "der die das den dem des ein eine einen einem einer eines und oder aber doch denn
         weil wenn als ob dass da dann dort hier heute gestern morgen am im in an auf aus
         bei bis durch für gegen mit nach nicht noch nur ohne schon seit sie so um unter
         vom von vor während was wegen wer wie wir zu zum zur er es ich ihr ihre ihren
         sein seine auch alle allerdings außerdem beide bereits damit danach dazu diese
         dieser dieses jeder jede jetzt kein keine laut man manche mehr nun rund sehr
         seitdem selbst sogar sondern sonst über viele vielleicht weitere welche wieder
         zudem zunächst zwei drei vier fünf sechs montag dienstag mittwoch donnerstag
         freitag samstag sonntag ende anfang mitte januar februar märz april mai juni
         juli august september oktober november dezember guten lieber liebe",
    ),
    links: Words("von van der zu de"),
    articles: Words(
        "der die das den dem des ein eine einem einer eines einen ihr ihre ihrer sein seine seiner deren dessen",
    ),
    governments: Words(
        "deutschland österreich schweiz frankreich italien spanien polen russland ukraine
         china japan indien türkei berlin wien bern paris moskau peking washington
         brüssel kiew london",
    ),
    no_names: Words("ich gott ostern weihnachten internet uhr prozent euro"),
    he: PronounWords {
        pronouns: Words(""),
        nouns: Words("herr herrn mann vater bruder sohn ehemann witwer junge"),
        first_names: Words(
            "alexander andreas anton bernd bernhard christoph daniel dieter dirk erich ernst felix
             florian frank franz friedrich fritz georg gerhard günter günther hans heinrich heinz
             helmut herbert hermann holger horst jan jens joachim johannes josef jürgen karl klaus
             kurt lars lukas manfred markus martin matthias michael norbert oliver otto paul peter
             philipp rainer ralf reinhard robert rolf rudolf rüdiger sebastian stefan stephan sven
             thomas thorsten tobias torsten ulrich uwe volker walter werner wilhelm wolfgang",
        ),
    },
    she: PronounWords {
        pronouns: Words(""),
        nouns: Words(
            "frau mutter schwester tochter ehefrau witwe sprecherin leiterin chefin direktorin
             ministerin präsidentin kanzlerin meisterin senatorin pfarrerin geschäftsführerin
             lehrerin wirtin landrätin stadträtin gemeinderätin professorin dezernentin",
        ),
        first_names: Words(
            "angelika anja anke anna annette barbara bettina birgit brigitte christa christina
             christine claudia cornelia doris elisabeth elke emma erika eva franziska gabriele gerda
             gisela hannah hanna heike helga hildegard ilse ingrid iris jana johanna julia karin
             katharina katrin kerstin laura lena maria marie marion martina monika nadine nicole
             nina petra regina renate sabine sandra sarah silke silvia simone sofia sonja sophie
             stefanie susanne ulrike ursula ute vera",
        ),
    },
};
