use super::{DateWords, Lexicon, NameWords, NumberWords, PronounWords, Unit, Words};
use standpoint_core::pack::ActorKind;
use standpoint_core::warnings::ENGLISH_CALENDAR;

pub(super) const LEXICON: Lexicon = Lexicon {
    dates: DATES,
    numbers: NUMBERS,
    names: NAMES,
    abbreviations: &[
        "capt", "cllr", "co", "col", "corp", "dr", "e.g", "gen", "gov", "hon", "i.e", "inc", "jr",
        "lt", "ltd", "messrs", "mr", "mrs", "ms", "mt", "no", "prof", "rep", "rev", "sen", "sgt",
        "sr", "st", "vs",
    ],
    ending: &[
        "a.m", "co", "corp", "inc", "jr", "ltd", "p.m", "sr", "u.k", "u.n", "u.s",
    ],
    companies: &["co", "corp", "inc", "ltd"],
    numbering: &["no"],
    has_capitalised_nouns: false,
    has_dotted_ordinals: false,
};

const DATES: DateWords = DateWords {
    calendar: ENGLISH_CALENDAR,
    seasons: [&["spring"], &["summer"], &["autumn", "fall"], &["winter"]],
    before: &[
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "during",
        "throughout",
        "around",
        "about",
        "before",
        "after",
        "of",
        "early",
        "late",
        "mid",
        "between",
        "through",
        "year",
        "following",
    ],
    included: &[
        "in", "on", "during", "around", "about", "circa", "since", "by", "until",
    ],
    around: &["around", "about", "circa"],
    last: &["last"],
    this: &["this"],
    next: &["next", "coming"],
    earlier: &["earlier"],
    later: &["later"],
    early: &["early", "mid"],
    late: &["late"],
    units: &[
        ("day", Unit::Day),
        ("days", Unit::Day),
        ("week", Unit::Week),
        ("weeks", Unit::Week),
        ("month", Unit::Month),
        ("months", Unit::Month),
        ("year", Unit::Year),
        ("years", Unit::Year),
        ("decade", Unit::Decade),
        ("decades", Unit::Decade),
    ],
    days: &[
        ("today", 0),
        ("tonight", 0),
        ("yesterday", -1),
        ("tomorrow", 1),
    ],
    ago_after: &["ago"],
    ago_before: &[],
    repeated: &[
        "each", "every", "any", "ordinary", "a", "an", "most", "some", "many", "other", "one",
        "per", "trial", "weekly", "black", "good", "bloody", "holy",
    ],
    to: &["to", "until", "till", "through", "and"],
    between: &["between"],
    from: &["from"],
    future: &[
        "will",
        "won’t",
        "won't",
        "shall",
        "due",
        "scheduled",
        "upcoming",
        "forthcoming",
        "deadline",
        "expected",
    ],
    past: Words(
        "was were wasn’t weren’t wasn't weren't had hadn’t hadn't did didn’t didn't been ate beat
         became began bought broke brought built came caught chose cut drew drove fell felt flew
         forgot fought found gave got grew heard held hit hung kept knew laid left lent let lost made
         meant met paid put quit ran rang read rode rose said sang sank sat saw sent set shook shot
         shut slept sold spent split spoke sprang stole stood struck swam swore swung taught thought
         sued died threw told took tore understood went withdrew woke won wore wrote",
    ),
    past_endings: &["ed"],
    present: Words(
        "is are am isn’t aren’t isn't aren't be can can’t can't cannot may must does doesn’t doesn't do
         don’t don't",
    ),
    coming: Words(
        "begins closes convenes debates decides ends expires hears meets opens reopens resumes rules
         starts votes",
    ),
    would: Words("should should’ve would wouldn’t wouldn't"),
    planning: Words(
        "agree agrees aim aims are expect expects hope hopes intend intends is mean means plan plans pledge
         pledges prepare prepares promise promises propose proposes seek seeks threaten threatens vow vows
         want wants",
    ),
    ready: Words("aiming due eager hoping keen likely planning preparing ready set sure"),
    now: Words("are have has is"),
    done: Words(
        "able according began begun came compelled continued enough failed forced from got had happened
         have helped managed met obliged refused returned rushed started stopped tended used went",
    ),
    after_to: Words(
        "a about all an another any her his its my our the their your anyone anything bed both church court death each eight england every
         everyone him hospital it jail land life light market me more most nobody nothing office one
         parliament people police power press prison sale school sea sleep some staff that them this those
         town university us war what which whom work you",
    ),
    open: Words(""),
    not: Words(""),
    perfect: Words("have has"),
    set_for: &["for"],
    deadline: &["until", "till", "by"],
    put_off: Words(
        "adjourn adjourned adjourns defer deferred defers delay delayed delays moved postpone postponed
         postpones pushed put rescheduled shifted",
    ),
    put_off_to: &["to", "until", "till", "into"],
    articles: &["the"],
    relative: &["who", "whom", "whose", "which"],
    joining: &["although", "and", "but", "though", "whereas", "while"],
    before_past: Words("had hadn’t hadn't"),
    bounds: &["since", "until", "till", "before", "after", "by", "from"],
    since: &["since"],
    decade: &["s", "’s", "'s"],
    numbers: &[
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
    ],
};

const NUMBERS: NumberWords = NumberWords {
    has_decimal_comma: false,
    two: &["both", "couple", "pair"],
    scales: &[
        ("hundred", 100),
        ("thousand", 1_000),
        ("million", 1_000_000),
        ("m", 1_000_000),
        ("mn", 1_000_000),
        ("billion", 1_000_000_000),
        ("bn", 1_000_000_000),
        ("trillion", 1_000_000_000_000),
        ("k", 1_000),
    ],
    multiples: &[
        ("dozens", 12),
        ("scores", 20),
        ("hundreds", 100),
        ("thousands", 1_000),
        ("millions", 1_000_000),
        ("billions", 1_000_000_000),
    ],
    multiplied: &[("tens", 10), ("hundreds", 100)],
    percent: &["percent", "pc"],
    spells: &[
        "nights",
        "evenings",
        "mornings",
        "afternoons",
        "weekends",
        "springs",
        "summers",
        "autumns",
        "winters",
        "seasons",
        "meetings",
        "sessions",
    ],
    of_unit: &["square", "cubic", "nautical"],
    invariable: &[
        "people", "children", "men", "women", "staff", "police", "feet", "crew", "aircraft",
        "sheep", "fish", "km", "kg", "mph", "kph", "m", "cm", "mm", "mw", "gw", "kwh", "ha",
    ],
    stop: &[
        "a", "about", "after", "against", "an", "and", "are", "as", "at", "because", "before",
        "but", "by", "did", "does", "each", "for", "from", "had", "has", "have", "he", "if", "in",
        "into", "is", "it", "on", "or", "others", "per", "said", "says", "she", "since", "than",
        "that", "they", "this", "to", "until", "was", "we", "were", "when", "where", "which",
        "while", "who", "whose", "will", "with", "would", "you", "thirds", "quarters", "times",
        "its", "his",
    ],
    of: &["of"],
    naming: &[
        "page",
        "row",
        "seat",
        "pages",
        "section",
        "article",
        "chapter",
        "paragraph",
        "no",
        "number",
        "nos",
        "route",
        "road",
        "room",
        "line",
        "level",
        "phase",
        "act",
        "item",
        "grade",
        "class",
        "aged",
        "age",
        "flat",
        "tel",
        "phone",
        "call",
        "covid",
    ],
    share: &["in"],
    measuring: &[
        "put",
        "puts",
        "stand",
        "stands",
        "stood",
        "estimate",
        "estimates",
        "estimated",
        "peg",
        "pegs",
        "pegged",
        "fixed",
        "capped",
        "counted",
        "measured",
        "calculated",
    ],
    average_before: &["averaged", "averages", "averaging", "on average"],
    average_after: &["on average"],
    clock: &[
        "am",
        "pm",
        "a.m",
        "p.m",
        "o’clock",
        "o'clock",
        "noon",
        "midnight",
    ],
};

const NAMES: NameWords = NameWords {
    speech: Words(
        "disagree disagrees disagreed credit credits credited signaled signalled signals defended defends said says say told tells tell added adds asked asks answered answers replied
         replies explained explains argued argues argue warned warns warn claimed claims
         claim insisted insists insist noted notes recalled recalls stated states
         declared declares announced announces announce wrote writes write called calls
         urged urges urge denied denies deny rejected rejects reject accused accuses
         accuse condemned condemns condemn criticised criticises criticized criticizes
         praised praises acknowledged acknowledges acknowledge admitted admits conceded
         concedes confirmed confirms confirm demanded demands demand described describes
         describe emphasized emphasised emphasizes emphasises stressed stresses stress
         suggested suggests suggest agreed agrees agree believed believes believe thinks
         think thought hopes hoped hope wants wanted want promised promises pledged
         pledges refused refuses declined declines opposes opposed oppose backs backed
         supports welcomed welcomes maintained maintains pointed points predicted
         predicts testified concluded concludes complained complains joked jokes quipped
         remarked responded responds vowed vows reported reports commented cautioned
         cautions estimates estimated found finds published issued blamed blames cites
         cited highlighted contended contends asserted asserts shouted cried whispered
         continued recounted laughed sighed fumes fumed snaps snapped shrugs shrugged counter counters
         countered object objects objected dispute disputes disputed doubt doubts doubted",
    ),
    separable: &[],
    judging: Words(
        "disagree disagrees disagreed credit credits credited defended defends asked asks agreed agrees
         agree called calls denied denies deny rejected rejects reject accused accuses accuse condemned
         condemns condemn criticised criticises criticized criticizes praised praises described
         describes describe refused refuses declined declines opposes opposed oppose backs backed
         supports welcomed welcomes responded responds commented found finds published issued blamed
         blames cites cited highlighted wants wanted want recalled
         recalls dispute disputes disputed doubt doubts doubted",
    ),
    nouns: Words("counter counters object objects dispute disputes doubt doubts"),
    minded: Words("adamant certain confident convinced sure"),
    be: Words("is are was were am"),
    views: Words("eyes judgement judgment opinion view"),
    spokes: Words(
        "attorney attorneys lawyer lawyers source sources spokesman spokespeople spokesperson spokespersons
         spokeswoman",
    ),
    reported_mood: Words(""),
    auxiliary: Words(
        "has have had also then later again once still never already now is was are were
         been would will could can may might must did does do not who that himself
         herself themselves",
    ),
    according: Words("to per"),
    according_after: Words(""),
    pronouns: Words("he she they it we i who"),
    titles: Words(
        "mp mr mrs ms miss dr prof professor sir dame lord lady baroness president mayor
         minister secretary senator governor chancellor cllr councillor councilman
         councilwoman councilor congressman congresswoman representative ambassador judge
         justice general colonel captain major sergeant inspector superintendent
         constable chief director chairman chairwoman chair chairperson speaker king
         queen prince princess pope bishop archbishop rev reverend father sister brother
         pastor rabbi imam sheriff commissioner deputy vice former acting leader
         spokesman spokeswoman spokesperson engineer officer coach nurse head economist
         analyst lawyer attorney historian teacher farmer manager editor author founder
         treasurer headteacher principal harbormaster harbourmaster skipper",
    ),
    heads: &[
        (
            ActorKind::Government,
            Words(
                "council government administration parliament senate congress cabinet
             assembly kremlin",
            ),
        ),
        (
            ActorKind::Agency,
            Words(
                "agency ministry department office authority commission police bureau board
             court service services rescue army navy guard inspectorate regulator
             directorate secretariat treasury nhs constabulary house",
            ),
        ),
        (
            ActorKind::Party,
            Words("party democrats republicans conservatives greens liberals"),
        ),
        (
            ActorKind::Group,
            Words(
                "association union unions institute institution university college company
             group campaign committee foundation trust federation club society center
             centre chamber school hospital infirmary bank church network coalition alliance forum
             league ltd inc plc corp news times post herald gazette echo holdings industries partners systems solutions motors brothers tribune guardian
             journal lantern partnership cooperative congregation orchestra museum
             laboratory lab ferries airlines railways farms fisheries movement initiative
             front action watch friends residents parents workers traders academy
             organisation organization airport clinic collective syndicate guild
             consortium charity fund",
            ),
        ),
    ],
    roles: &[
        (
            ActorKind::Person,
            Words(
                "spokesperson spokesman spokeswoman source aide diplomat doctor insider landlord master neighbor
                 neighbour official resident shepherd shopkeeper skipper tenant trader vet witness",
            ),
        ),
        (ActorKind::Government, Words("county city town")),
        (
            ActorKind::Group,
            Words(
                "officials experts observers scientists diplomats researchers residents
             parents campaigners critics opponents supporters analysts economists lawyers
             doctors nurses teachers farmers traders unions ministers authorities leaders
             activists protesters neighbours neighbors councillors lawmakers senators
             prosecutors investigators engineers midwives police owners shopkeepers
             businesses companies firms suppliers voters students pupils workers drivers
             fishermen skippers authors islanders",
            ),
        ),
    ],
    places: Words(
        "street road avenue lane square bridge river bay sea island islands park lake
         mountain mountains hall hill valley coast county city town village airport
         station harbour harbor port beach forest quay pier desert ocean peninsula
         district region province crescent drive way close terrace gardens green cross
         act law treaty prize cup award day week festival war wars agreement accord
         convention plan project bill scheme age era",
    ),
    place_prepositions: Words(
        "in near from across outside inside around beyond towards toward through
         throughout along off",
    ),
    starts: Words(
        "a about above according across after again against all almost along already also
         although always among an and another any anyone around as asked at away back
         based because before behind being below besides between both but by can could
         despite did do does during each earlier either even eventually every everyone
         everything except far few finally first for from further given had half has have
         having he her here his how however i if in indeed inside instead into is it its
         just last late later least less let like long many may maybe me meanwhile more
         moreover most much must my near nearly neither never nevertheless next no nobody
         none nor not nothing now of off often on once one only or other others our out
         outside over part perhaps rather recently residents same second several she
         should since so some somebody someone something soon speaking still such take
         than thanks that the their them then there therefore these they third this those
         though three through throughout thus to today together tomorrow tonight too
         toward towards two under unless unlike until up upon us very was we were what
         when whenever where whether which while who whole whose why will with within
         without would yesterday yes yet you your people parents experts officials
         critics local new old monday tuesday wednesday thursday friday saturday sunday
         january february march april june july august september october november
         december spring summer autumn winter four five six seven eight nine ten former
         please look figures",
    ),
    links: Words("of for the and de van von der den la le du di da bin al y zu"),
    articles: Words("the a an its their his her our"),
    governments: Words(
        "afghanistan albania algeria argentina armenia australia austria azerbaijan
         bangladesh belarus belgium bolivia brazil britain bulgaria cambodia cameroon
         canada chile china colombia croatia cuba cyprus denmark ecuador egypt estonia
         ethiopia finland france georgia germany ghana greece hungary iceland india
         indonesia iran iraq ireland israel italy japan jordan kazakhstan kenya kosovo
         kuwait latvia lebanon libya lithuania luxembourg malaysia malta mexico moldova
         mongolia montenegro morocco mozambique myanmar nepal netherlands nigeria norway
         oman pakistan panama paraguay peru philippines poland portugal qatar romania
         russia rwanda scotland serbia singapore slovakia slovenia somalia spain sudan
         sweden switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine
         uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe beijing
         washington moscow london brussels berlin paris kyiv tokyo delhi ottawa canberra
         tehran ankara warsaw rome madrid seoul pyongyang taipei",
    ),
    no_names: Words(
        "english german french chinese american british european russian mexican spanish
         italian japanese korean indian african asian arab muslim christian jewish
         catholic irish scottish welsh canadian australian god christmas easter internet
         ok tv covid i mps gp gps ceo",
    ),
    he: PronounWords {
        pronouns: Words("he him his himself"),
        nouns: Words(
            "mr sir lord king prince father brother son husband widower grandfather uncle man boy
             gentleman spokesman chairman councilman congressman alderman businessman fisherman",
        ),
        first_names: Words(
            "adam alan albert alexander alfred andrew anthony arthur barry benjamin bernard bill
             bob brandon brian bruce carl charles christopher colin craig daniel david dennis derek
             donald douglas duncan edward eric ernest frank frederick gary george gerald graham
             gregory harold harry henry howard hugh ian isaac jack jacob james jason jeffrey jim
             john jonathan joseph joshua justin keith kenneth kevin larry malcolm mark martin
             matthew michael mike neil nicholas nigel oliver oscar patrick paul peter philip ralph
             raymond richard robert roger ronald ryan samuel scott simon stephen steven stuart
             thomas tim timothy tom trevor victor walter william",
        ),
    },
    she: PronounWords {
        pronouns: Words("she her hers herself"),
        nouns: Words(
            "mrs ms miss dame lady baroness queen princess mother sister daughter wife widow
             grandmother aunt woman girl spokeswoman chairwoman councilwoman congresswoman
             businesswoman",
        ),
        first_names: Words(
            "abigail agnes alice amanda amy angela anita ann anna anne annie barbara beatrice betty
             brenda bridget carol caroline catherine charlotte christina christine claire clara
             cynthia deborah diana diane donna dorothy edith eleanor elizabeth ellen emily emma
             esther eve evelyn fiona florence frances gillian gloria grace hannah harriet heather
             helen irene isabel jane janet jennifer jessica jill joan joanna joyce judith julia julie
             karen kate katherine kathleen laura linda lisa louise lucy margaret maria marie martha
             mary megan melissa michelle monica nancy naomi natalie nicole nina olivia pamela
             patricia paula priya rachel rebecca rosa rose ruth sally samantha sandra sarah sharon
             shirley sofia sophie stella stephanie susan sylvia teresa theresa valerie vera victoria
             wendy yvonne",
        ),
    },
};
