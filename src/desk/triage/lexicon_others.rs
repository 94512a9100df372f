//! The words and phrases that signals are read from, in German, Dutch and Japanese: questions, negation and the words of
//! complaint and thanks.
//!
//! And the frequent words by which triage knows that a text is in a language it reads.
use super::signals::Signal::{self, *};

/// Phrases by signal.
pub const OTHERS: &[(Signal, &str)] = &[
    // German
    (
        Broken,
        "funktioniert nicht|geht nicht|funktionieren nicht|klappt nicht|läuft nicht|lädt nicht|kaputt|defekt|defekte|fehler|fehlermeldung|störung|ausfall|ausgefallen|abgestürzt|stürzt ab|absturz|hängt|langsam|kein internet|kein netz|kein empfang|lässt sich nicht|geht nichts|nichts geht|seit heute|hakt",
    ),
    (
        Cannot,
        "kann nicht|ich kann|kann mich nicht|kann keine|komme nicht|nicht möglich|unmöglich|gesperrt|blockiert|lässt mich nicht",
    ),
    (
        Late,
        "verspätung|verspätet|zu spät|immer noch nicht|noch immer nicht|noch nicht|immer noch kein|immer noch keine|warte|warten|warte seit|gewartet|seit wochen|seit tagen|seit stunden|nicht angekommen|nicht geliefert|nicht erhalten|nicht bekommen|nie angekommen|verzögerung|storniert|ausgefallen|fällt aus",
    ),
    (Missing, "verloren|fehlt|fehlen|verschwunden|weg"),
    (
        Money,
        "geld|geld zurück|rückerstattung|erstattung|erstattet|abgebucht|abgezogen|rechnung|berechnet|teuer|zu teuer|gebühr|kosten|abzocke|bezahlt",
    ),
    (
        Promise,
        "versprochen|zugesagt|hieß es|wurde gesagt|gelogen|lüge|lügen|irreführend",
    ),
    (
        NoAnswer,
        "keine antwort|keine reaktion|antwortet nicht|niemand|keiner|reagiert nicht|meldet sich nicht|meldet euch|warteschleife|aufgelegt|ignoriert|nicht erreichbar|erreiche niemanden",
    ),
    (
        Service,
        "kundenservice|kundendienst|service|hotline|schlechter service|unfreundlich|unverschämt|inkompetent|frech",
    ),
    (
        Anger,
        "schlecht|schlimm|katastrophe|katastrophal|frechheit|saftladen|unfassbar|unmöglich|lächerlich|peinlich|scheiße|scheiss|mist|schrott|nervt|wütend|sauer|reicht|unterirdisch|furchtbar|mies|sauladen|ärgerlich|ärgert|zum kotzen|armselig",
    ),
    (
        Disappointed,
        "enttäuscht|enttäuschend|enttäuschung|unzufrieden|schade|traurig|leider|blöd|genervt",
    ),
    (
        Leaving,
        "kündigen|kündige|kündigung|nie wieder|wechseln|wechsle|letztes mal",
    ),
    (
        Damaged,
        "beschädigt|falsche|falscher|falsches|falsch|verdorben|verschimmelt|schmutzig|mangelhaft",
    ),
    (
        Problem,
        "problem|probleme|beschwerde|reklamation|schwierigkeiten",
    ),
    (
        Why,
        "warum|wieso|weshalb|was soll das|wie kann es sein|kann doch nicht",
    ),
    (
        Safety,
        "gefahr|gefährlich|feuer|brand|rauch|brennt|verbrannt|allergisch|vergiftung|krankenhaus|verletzt|explodiert",
    ),
    (
        Fraud,
        "betrug|betrüger|gehackt|gestohlen|geklaut|phishing|unberechtigt|unbefugt",
    ),
    (
        Legal,
        "anwalt|rechtsanwalt|anzeige|klage|verklagen|verbraucherzentrale|verbraucherschutz|gericht|polizei|rechtlich",
    ),
    (
        Stranded,
        "gestrandet|sitze fest|sitzen fest|festsitzen|stromausfall|kein strom|keine heizung|kein warmwasser|ohne strom|ohne heizung|hänge fest",
    ),
    (
        Urgent,
        "dringend|sofort|eilig|heute noch|umgehend|schnellstmöglich|morgen",
    ),
    (
        Asks,
        "was|wer|welche|welcher|welches|kann ich|kann man|könnt ihr|können sie|könntet ihr|habt ihr|haben sie|gibt es|gibts|ist es|ist das|darf ich|muss ich|wisst ihr|weiß jemand|frage|eine frage|mal eine frage|stimmt es",
    ),
    (
        AsksHow,
        "wie|wie kann ich|wie lange|wie viel|wieviel|wie komme ich",
    ),
    (
        AsksWhen,
        "wann|wo|wo ist|wo bleibt|wo finde ich|ab wann|um wie viel uhr|öffnungszeiten",
    ),
    (
        Requests,
        "bitte|ich möchte|ich brauche|ich will|ich hätte gern|schickt|sendet|meldet|antwortet|kümmert euch|behebt|stornieren|umtauschen",
    ),
    (
        Help,
        "hilfe|helfen|helft|hilft|könnt ihr helfen|könnt ihr mir helfen|brauche hilfe",
    ),
    (
        Contact,
        "pn|per pn|dm|nachricht|ruft mich|kontakt|kontaktieren|telefonnummer|erreichen",
    ),
    (
        Supplies,
        "bestellnummer|auftragsnummer|kundennummer|meine nummer|vertragsnummer|hier ist|plz",
    ),
    (
        Sent,
        "geschickt|habe ich geschickt|gesendet|dm ist raus|dm geschickt|ist raus|erledigt|hab ich gemacht|gemacht",
    ),
    (Confirms, "ja|genau|richtig|stimmt|korrekt|gerne"),
    (Denies, "nein|leider nicht|noch nichts|nö"),
    (
        Thanks,
        "danke|vielen dank|dankeschön|danke schön|besten dank|herzlichen dank|dank",
    ),
    (
        Praise,
        "toll|super|klasse|spitze|großartig|perfekt|wunderbar|hervorragend|genial|liebe|freundlich|begeistert|zufrieden|top|lob|großes lob|prima|schön|bester|beste|empfehlen|freue mich|fantastisch",
    ),
    (
        Closing,
        "erledigt|hat sich erledigt|gelöst|geklärt|funktioniert wieder|geht wieder|läuft wieder|passt|alles gut|alles klar|schönen tag|schönen abend|angekommen|hat geklappt|klappt jetzt|geht jetzt|funktioniert jetzt",
    ),
    (
        Promotion,
        "gewinnspiel|angebot|rabatt|jetzt kaufen|jetzt sichern|gratis|kostenlos|folgt uns|teilnehmen|gutschein",
    ),
    (
        News,
        "laut|meldet|aktie|aktien|millionen|milliarden|konzern|umsatz|quartal|kündigt an",
    ),
    (Contrast, "aber|jedoch|allerdings|obwohl|nur"),
    (
        Negation,
        "nicht|kein|keine|keinen|nie|niemals|nichts|ohne|nix",
    ),
    // Dutch
    (
        Broken,
        "werkt niet|werken niet|doet het niet|doen het niet|werkt niet meer|kapot|stuk|storing|storingen|foutmelding|fout|fouten|vastgelopen|loopt vast|crasht|traag|geen internet|geen verbinding|geen bereik|laadt niet|eruit|ligt eruit|plat",
    ),
    (
        Cannot,
        "kan niet|kan geen|lukt niet|niet mogelijk|onmogelijk|geblokkeerd|kom er niet in",
    ),
    (
        Late,
        "vertraging|vertraagd|te laat|nog steeds niet|nog steeds niets|nog steeds geen|nog niet|wacht al|wachten|aan het wachten|niet ontvangen|niet geleverd|niet bezorgd|niet aangekomen|nooit aangekomen|al weken|al dagen|al maanden|geannuleerd|uitgevallen|rijdt niet",
    ),
    (Missing, "kwijt|verloren|ontbreekt|verdwenen|mist"),
    (
        Money,
        "geld|geld terug|terugbetaling|terugbetaald|afgeschreven|rekening|factuur|kosten|duur|betaald|oplichting|oplichters",
    ),
    (
        Promise,
        "beloofd|afgesproken|toegezegd|gelogen|leugens|misleidend",
    ),
    (
        NoAnswer,
        "geen antwoord|geen reactie|niemand|reageert niet|reageren niet|krijg geen|opgehangen|in de wacht|wachtrij|genegeerd|onbereikbaar",
    ),
    (
        Service,
        "klantenservice|klantendienst|slechte service|onbeschoft|onvriendelijk|incompetent",
    ),
    (
        Anger,
        "slecht|waardeloos|belachelijk|schandalig|schande|drama|dramatisch|rampzalig|ramp|vreselijk|verschrikkelijk|kut|klote|shit|boos|woest|ergerlijk|irritant|om te huilen|bizar|te gek voor woorden",
    ),
    (
        Disappointed,
        "teleurgesteld|teleurstellend|ontevreden|jammer|helaas|klacht|balen|baal",
    ),
    (
        Leaving,
        "opzeggen|zeg op|nooit meer|overstappen|stap over|laatste keer",
    ),
    (
        Damaged,
        "beschadigd|verkeerde|verkeerd|defect|bedorven|vies|over datum",
    ),
    (Problem, "probleem|problemen|klachten|oplossing|oplossen"),
    (Why, "waarom|hoe kan het|hoezo|hoe is het mogelijk"),
    (
        Safety,
        "gevaar|gevaarlijk|brand|rook|vuur|allergie|voedselvergiftiging|ziekenhuis|gewond",
    ),
    (Fraud, "fraude|gehackt|gestolen|phishing|opgelicht|misbruik"),
    (
        Legal,
        "advocaat|aangifte|rechter|rechtszaak|consumentenbond|politie|juridisch",
    ),
    (
        Stranded,
        "gestrand|vast op|sta stil|staan stil|geen stroom|stroomstoring|geen verwarming|geen warm water|zonder stroom",
    ),
    (
        Urgent,
        "dringend|spoed|meteen|direct|zo snel mogelijk|vandaag nog",
    ),
    (
        Asks,
        "wat|wie|welke|kan ik|kunnen jullie|kunt u|kun je|hebben jullie|heeft u|is er|is het|mag ik|weten jullie|weet iemand|vraag|een vraag|vraagje|moet ik",
    ),
    (AsksHow, "hoe|hoe kan ik|hoeveel|hoe lang|hoelang"),
    (
        AsksWhen,
        "wanneer|waar|waar is|waar blijft|hoe laat|openingstijden",
    ),
    (
        Requests,
        "alsjeblieft|alstublieft|aub|graag|ik wil|ik wil graag|ik heb nodig|nodig|stuur|stuurt|bel me|annuleren",
    ),
    (
        Help,
        "help|hulp|helpen|kunnen jullie helpen|kunnen jullie me helpen",
    ),
    (
        Contact,
        "dm|pb|bericht|contact|bellen|telefoonnummer|bereiken",
    ),
    (
        Supplies,
        "bestelnummer|ordernummer|klantnummer|mijn nummer|postcode|hierbij",
    ),
    (
        Sent,
        "gestuurd|heb ik gestuurd|verstuurd|dm gestuurd|gedaan",
    ),
    (Confirms, "ja|klopt|inderdaad|precies"),
    (Denies, "nee|helaas niet|nog niks"),
    (
        Thanks,
        "dank|dankjewel|dank je|dank u|bedankt|dankje|thanks",
    ),
    (
        Praise,
        "geweldig|fantastisch|super|top|lekker|mooi|prachtig|perfect|uitstekend|blij|tevreden|vriendelijk|goed geholpen|complimenten|compliment|fijn|toppers|held|helden|beste|snelle service|aanrader",
    ),
    (
        Closing,
        "opgelost|is gelukt|gelukt|werkt weer|doet het weer|doet het nu|ontvangen|geregeld|laat maar|fijne dag|fijne avond|komt goed|alles goed|is goed",
    ),
    (
        Promotion,
        "winactie|aanbieding|korting|gratis|koop nu|volg ons|schrijf je in|actie",
    ),
    (News, "volgens|kondigt|miljoen|miljard|aandelen|beurs"),
    (Contrast, "maar|echter|hoewel|alleen"),
    (Negation, "niet|geen|nooit|niks|niets|zonder"),
    // Japanese
    (
        Broken,
        "動かない|動きません|動作しない|使えない|使えません|繋がらない|つながらない|繋がりません|つながりません|開けない|開かない|開きません|落ちる|落ちて|重い|エラー|不具合|故障|壊れ|壊れた|バグ|フリーズ|障害|固まる|固まって|反応しない|反応しません|表示されない|表示されません|映らない|充電できない",
    ),
    (
        Cannot,
        "できない|できません|出来ない|出来ません|ログインできない|ログインできません|入れない|入れません|買えない|買えません",
    ),
    (
        Late,
        "届かない|届きません|届いてない|届いていない|届いていません|来ない|来ません|遅い|遅れ|遅延|待って|待ってる|待っている|待たされ|まだ|まだです|未着|いつまで|キャンセルされ|欠航|運休",
    ),
    (
        Missing,
        "入ってない|入っていない|入っていません|足りない|足りません|なくなった|無くなった|紛失|消えた|消えました",
    ),
    (
        Money,
        "返金|返品|請求|二重|課金|引き落とし|お金|料金|高い|高すぎ|値上げ|払った",
    ),
    (Promise, "約束|嘘|うそ|と言われ|言ったのに|はずなのに|詐欺"),
    (
        NoAnswer,
        "返事がない|返事が来ない|返信がない|返信が来ない|返信ください|無視|電話が繋がらない|電話に出ない|連絡がない|連絡が来ない|対応してくれない|回答がない",
    ),
    (
        Service,
        "対応が悪い|対応がひどい|対応が酷い|接客|店員|態度|サポート|カスタマー",
    ),
    (
        Anger,
        "最悪|ひどい|酷い|ふざけるな|ふざけん|いい加減|腹立つ|ムカつく|むかつく|許せない|クソ|くそ|ゴミ|あり得ない|ありえない|怒り|イライラ",
    ),
    (
        Disappointed,
        "残念|がっかり|ガッカリ|悲しい|困って|困った|困ります|困る|不満|不便|不親切|クレーム|悪い",
    ),
    (
        Leaving,
        "解約|もう買わない|もう買いません|二度と|もう使わない|乗り換え|退会",
    ),
    (
        Damaged,
        "破損|傷|割れて|割れた|違う商品|間違って|間違い|不良品|汚れて|汚れ|異物|カビ",
    ),
    (
        Problem,
        "問題|どうなって|どういうこと|おかしい|直して|直らない|改善",
    ),
    (Why, "なぜ|なんで|何で|どうして"),
    (
        Safety,
        "危険|危ない|火事|煙|発火|火傷|やけど|爆発|アレルギー|食中毒|怪我|けが|救急",
    ),
    (
        Fraud,
        "不正|不正利用|乗っ取|ハッキング|盗まれ|偽物|なりすまし|フィッシング",
    ),
    (
        Legal,
        "弁護士|訴え|訴訟|消費者センター|消費生活センター|警察|法的",
    ),
    (Stranded, "停電|断水|閉じ込め|立ち往生|帰れない|動けない"),
    (Urgent, "至急|急ぎ|今すぐ|早く|早急|緊急"),
    (
        Asks,
        "ですか|ますか|でしょうか|ませんか|何ですか|ありますか|できますか|出来ますか|どれ|どちら|教えて|教えてください|質問|お聞き|か？|かな",
    ),
    (AsksHow, "どうすれば|どうやって|どうしたら|いくら|方法"),
    (AsksWhen, "いつ|どこ|何時|発売日|いつ頃|いつから"),
    (
        Requests,
        "ください|下さい|お願い|お願いします|ほしい|欲しい|してほしい|していただけ|頂けます|いただけます|希望|変更したい|キャンセルしたい",
    ),
    (Help, "助けて|ヘルプ|困っています"),
    (
        Contact,
        "連絡ください|お電話|問い合わせ|お問い合わせ|連絡先",
    ),
    (Supplies, "注文番号|番号は|型番|こちらです"),
    (Sent, "送りました|送信しました|しました|dmしました|dm送り"),
    (Confirms, "はい|そうです|その通り"),
    (Denies, "いいえ|いえ"),
    (
        Thanks,
        "ありがとう|ありがとうございます|ありがとうございました|感謝|助かりました|助かった",
    ),
    (
        Praise,
        "最高|嬉しい|うれしい|美味しい|おいしい|好き|大好き|素晴らしい|すごい|凄い|便利|綺麗|可愛い|かわいい|良い|良かった|よかった|楽しい|楽しみ|満足|神対応|親切|おすすめ",
    ),
    (
        Closing,
        "解決しました|解決|直りました|直った|届きました|届いた|できました|出来ました|大丈夫です|了解|承知|繋がりました|治りました",
    ),
    (
        Promotion,
        "キャンペーン|プレゼント|フォロー|リツイート|割引|セール|新発売|発売中|応募|抽選|クーポン|詳細はこちら|開催中",
    ),
    (Joke, "笑|ｗｗ|草|www"),
    (Contrast, "けど|ですが|しかし|でも|のに"),
    (Negation, "ない|ません|なかった|ませんでした"),
];

/// Frequent words of the languages that triage reads, by which it knows a text in one of them.
pub const KNOWN: &str = "the|and|is|to|of|in|for|it|on|with|my|your|this|that|you|i|at|be|have|are|was|not|me|a|an|el|la|los|las|de|que|y|en|un|una|es|por|con|para|no|se|lo|mi|su|le|les|des|du|et|est|une|pour|dans|je|vous|nous|sur|au|ce|der|die|das|und|ist|ich|ein|eine|zu|mit|auf|den|dem|es|wir|ihr|von|im|für|o|os|um|uma|não|da|do|com|eu|meu|minha|é|il|lo|gli|di|che|e|per|sono|ho|mio|mia|del|della|nel|het|een|en|van|ik|op|te|dat|je|met|voor|maar|mijn|bij|er|zijn|の|は|を|が|に|で|と|も|て|た|し|な";

/// Frequent words of English: where they outnumber those of the others, a post that states no language
/// is read as English.
pub const FREQUENT_ENGLISH: &str = "the|and|is|to|of|in|for|it|on|with|my|your|this|that|you|i|at|be|have|are|was|not|a|im|just|so|from|but|they|we|do|what|how|when|can|get|its|dont|has|been|will|if|or|as|all|up|out|there|would|about|had|still|now";
