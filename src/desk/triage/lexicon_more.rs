//! The words and phrases that signals are read from, in the languages that triage reads beside
//! English: questions, negation and the words of complaint and thanks.

use super::signals::Signal::{self, *};

/// Phrases of Spanish, French, German, Portuguese, Italian, Dutch and Japanese by signal.
pub const OTHERS: &[(Signal, &str)] = &[
    // Spanish
    (
        Broken,
        "no funciona|no funcionan|no sirve|no carga|no abre|no anda|no me deja|no responde|error|errores|falla|fallas|fallando|fallo|averia|avería|roto|rota|caído|caida|caído el|se cayó|se cae|se cierra|lento|lenta|no hay internet|sin internet|sin servicio|sin señal|dejó de funcionar",
    ),
    (
        Cannot,
        "no puedo|no podemos|no me permite|imposible|no logro|no consigo|bloqueado|bloqueada|bloqueó",
    ),
    (
        Late,
        "tarde|retraso|retrasado|demora|demorado|sigo esperando|esperando|llevo esperando|llevo|no ha llegado|no llega|no me llega|no llegó|aún no|todavía no|sin recibir|no he recibido|no recibí|hace días|hace semanas|hace meses|cancelado|cancelaron|horas esperando",
    ),
    (
        Missing,
        "perdido|perdida|perdieron|falta|faltan|desapareció|extraviado",
    ),
    (
        Money,
        "reembolso|devolución|devolver|dinero|cobro|cobraron|me cobran|cobrado|me han cobrado|factura|cargo|caro|estafa",
    ),
    (
        Promise,
        "prometieron|me dijeron|dijeron que|mentira|mienten|mentirosos|publicidad engañosa|engaño",
    ),
    (
        NoAnswer,
        "nadie responde|nadie contesta|no contestan|no responden|sin respuesta|no me responden|no atienden|ignoran|me ignoran|cuelgan|nadie me",
    ),
    (
        Service,
        "atención al cliente|servicio al cliente|mal servicio|pésimo servicio|pésima atención|mala atención|grosero|groseros|maleducados|incompetentes",
    ),
    (
        Anger,
        "pésimo|pésima|horrible|terrible|vergüenza|vergonzoso|asco|una mierda|mierda|robo|ladrones|harto|harta|indignante|inaceptable|fatal|lamentable|peor|el peor|la peor|ridículo",
    ),
    (
        Disappointed,
        "decepcionado|decepcionada|decepción|decepcionante|molesto|malo|mala|mal|triste|queja|quejas|enojado|enfadado",
    ),
    (
        Leaving,
        "cancelar mi|me doy de baja|darme de baja|nunca más|no vuelvo|me cambio|cambiarme",
    ),
    (
        Damaged,
        "dañado|dañada|defectuoso|equivocado|equivocada|sucio|caducado|en mal estado|podrido",
    ),
    (
        Problem,
        "problema|problemas|incidencia|reclamo|reclamación|reclamar|denuncia|solución|solucionen|soluciones",
    ),
    (
        Why,
        "por qué|porque no|por que no|cómo es posible|hasta cuándo",
    ),
    (
        Safety,
        "peligro|peligroso|fuego|incendio|humo|alergia|intoxicado|intoxicación|hospital|herido",
    ),
    (
        Fraud,
        "fraude|hackeado|hackearon|hackeada|robado|robaron|estafado|phishing|sin mi autorización",
    ),
    (
        Legal,
        "abogado|denunciar|denunciaré|demanda|demandar|consumidor|profeco|tribunal|policía",
    ),
    (
        Stranded,
        "varado|varados|tirado|tirados|atrapado|sin luz|sin agua|sin calefacción|sin electricidad",
    ),
    (
        Urgent,
        "urgente|urge|ya mismo|hoy mismo|inmediatamente|cuanto antes",
    ),
    (
        Asks,
        "qué|cuál|quién|puedo|pueden|podrían|puedes|podéis|podría|tienen|hay|es posible|alguien sabe|saben|sabéis|una pregunta|una consulta|pregunta|consulta|tenéis",
    ),
    (
        AsksHow,
        "cómo|como puedo|como hago|cuánto|cuántos|cuanto cuesta|cuánto cuesta",
    ),
    (
        AsksWhen,
        "cuándo|cuando llega|dónde|dónde está|donde está|a qué hora|horario",
    ),
    (
        Requests,
        "por favor|porfavor|porfa|necesito|quiero|quisiera|quiero cancelar|solicito|solicitar|manden|envíen|devuélvanme|revisen|arreglen|respondan|contesten",
    ),
    (
        Help,
        "ayuda|ayúdenme|ayudenme|ayudar|me ayudan|me pueden ayudar|pueden ayudarme|auxilio|ayúdame",
    ),
    (
        Contact,
        "les escribí|mensaje privado|mándenme|md|les mandé dm|llámenme|teléfono|correo",
    ),
    (
        Supplies,
        "número de pedido|mi pedido|pedido número|mi número|mi correo|desde ayer|es el|vuelo",
    ),
    (
        Sent,
        "enviado|les envié|ya envié|ya les mandé|te mandé|listo|hecho",
    ),
    (Confirms, "sí|si claro|correcto|exacto|así es|claro"),
    (Denies, "todavía nada|nada"),
    (
        Thanks,
        "gracias|muchas gracias|mil gracias|agradecido|se agradece|agradezco",
    ),
    (
        Praise,
        "excelente|genial|encanta|me encanta|increíble|perfecto|buen servicio|gran servicio|los mejores|felicidades|felicitaciones|maravilloso|estupendo|buenísimo|la mejor|el mejor|recomiendo|feliz|contento",
    ),
    (
        Closing,
        "solucionado|resuelto|ya funciona|ya está|ya llegó|todo bien|no hace falta|de nada|ya quedó|buen día|buenas noches",
    ),
    (
        Promotion,
        "sorteo|oferta|ofertas|descuento|promoción|compra ya|síguenos|suscríbete|aprovecha|gratis|regístrate",
    ),
    (
        News,
        "anuncia|anunció|según|millones|acciones|empresa|lanza|noticias",
    ),
    (Joke, "jaja|jajaja|jajajaja|jeje"),
    (Contrast, "pero|aunque|sin embargo"),
    (Negation, "nunca|nadie|ningún|ninguna|sin|jamás|tampoco"),
    // French
    (
        Broken,
        "ne marche pas|marche pas|ne fonctionne pas|fonctionne pas|ne fonctionne plus|ne marche plus|en panne|panne|bug|bugs|buggé|plante|planté|erreur|erreurs|cassé|cassée|hs|ne charge pas|impossible de se connecter|plus internet|plus de connexion|plus de réseau|lent|rame",
    ),
    (
        Cannot,
        "je ne peux pas|je peux pas|impossible|impossible de|n arrive pas|arrive pas à|j arrive pas|bloqué|bloquée|bloqués",
    ),
    (
        Late,
        "retard|en retard|retardé|toujours pas|toujours rien|j attends|attends|attend toujours|attente|depuis|pas reçu|jamais reçu|rien reçu|pas arrivé|pas livré|jamais livré|pas encore|annulé|annulée|livraison",
    ),
    (Missing, "perdu|perdue|manque|manquant|disparu|égaré"),
    (
        Money,
        "remboursement|remboursé|rembourser|remboursez|facturé|prélevé|prélèvement|débité|facture|argent|payé|trop cher|arnaque|arnaqueurs",
    ),
    (
        Promise,
        "promis|on m a dit|mensonge|mensonges|menteurs|publicité mensongère",
    ),
    (
        NoAnswer,
        "aucune réponse|pas de réponse|personne ne répond|sans réponse|répondez|ne répond pas|ne répondez pas|injoignable|personne|raccroche|raccroché",
    ),
    (
        Service,
        "service client|sav|service après vente|mauvais service|incompétent|incompétents|désagréable|impoli",
    ),
    (
        Anger,
        "honte|honteux|scandaleux|scandale|inadmissible|inacceptable|lamentable|nul|nulle|nuls|pire|catastrophe|catastrophique|horrible|marre|ras le bol|foutage|voleurs|dégoûté|merde|putain|ridicule|déplorable|insupportable",
    ),
    (
        Disappointed,
        "déçu|déçue|décevant|déception|mécontent|mécontente|pas content|pas contente|dommage|mauvais|mauvaise|agacé",
    ),
    (
        Leaving,
        "résilier|résiliation|plus jamais|je change|changer d opérateur|je vais partir|quitter",
    ),
    (
        Damaged,
        "abîmé|abîmée|défectueux|défectueuse|mauvaise taille|erreur de commande|périmé|sale|moisi",
    ),
    (
        Problem,
        "problème|problèmes|souci|soucis|réclamation|plainte|incident",
    ),
    (
        Why,
        "pourquoi|comment se fait il|comment ça se fait|c est normal|est ce normal",
    ),
    (
        Safety,
        "danger|dangereux|feu|incendie|fumée|brûlé|brûlure|allergie|intoxication|hôpital|blessé",
    ),
    (
        Fraud,
        "fraude|piraté|piratée|piratage|volé|volée|escroquerie|hameçonnage|usurpation",
    ),
    (
        Legal,
        "avocat|porter plainte|plainte|tribunal|justice|que choisir|dgccrf|juridique|police",
    ),
    (
        Stranded,
        "coincé|coincés|coincée|à l arrêt|sans électricité|sans chauffage|sans eau|plus d électricité|plus de chauffage",
    ),
    (
        Urgent,
        "urgent|urgence|au plus vite|immédiatement|rapidement|aujourd hui",
    ),
    (
        Asks,
        "est ce que|est ce|quel|quelle|quels|quelles|qui|puis je|pouvez vous|peut on|pourriez vous|avez vous|y a t il|existe t il|savez vous|une question|question|faut il|dois je|possible de",
    ),
    (AsksHow, "comment|combien|combien de temps"),
    (
        AsksWhen,
        "quand|où|où est|où en est|à quelle heure|horaires",
    ),
    (
        Requests,
        "s il vous plaît|s il vous plait|svp|stp|merci de|je voudrais|j aimerais|je souhaite|j ai besoin|besoin|je veux|pouvez vous me|envoyez|remboursez moi|réparez",
    ),
    (
        Help,
        "aide|aidez|aidez moi|m aider|besoin d aide|au secours",
    ),
    (
        Contact,
        "mp|en mp|message privé|contacter|joindre|rappelez|numéro de téléphone",
    ),
    (
        Supplies,
        "numéro de commande|ma commande|mon numéro|commande n|voici|depuis ce matin",
    ),
    (
        Sent,
        "envoyé|j ai envoyé|mp envoyé|dm envoyé|c est fait|fait",
    ),
    (Confirms, "oui|exact|exactement|tout à fait|d accord"),
    (Thanks, "merci|merci beaucoup|mille mercis|merci à"),
    (
        Praise,
        "super|génial|géniale|excellent|excellente|parfait|parfaite|top|bravo|magnifique|j adore|adore|formidable|efficace|sympa|au top|ravi|ravie|félicitations|le meilleur|la meilleure|meilleur|recommande|satisfait",
    ),
    (
        Closing,
        "résolu|réglé|c est bon|c est réglé|ça marche|ça remarche|tout est rentré|bien reçu|bonne journée|bonne soirée|pas de souci|pas grave",
    ),
    (
        Promotion,
        "concours|promo|soldes|offre|réduction|gratuit|abonnez vous|découvrez|profitez|inscrivez vous",
    ),
    (
        News,
        "annonce|selon|milliards|millions|actionnaires|lance|bourse",
    ),
    (Joke, "mdr|ptdr|haha"),
    (Contrast, "mais|cependant|pourtant|par contre|sauf que"),
    (Negation, "pas|ne|jamais|aucun|aucune|rien|sans|plus"),
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
    // Portuguese
    (
        Broken,
        "não funciona|nao funciona|não funcionam|não está funcionando|não carrega|não abre|não entra|parou de funcionar|fora do ar|caiu|travando|trava|travou|erro|bugado|quebrado|quebrada|com defeito|defeito|sem internet|sem sinal|sem serviço|lento|falha",
    ),
    (
        Cannot,
        "não consigo|nao consigo|não posso|não dá|impossível|bloqueado|bloqueada|não deixa",
    ),
    (
        Late,
        "atraso|atrasado|atrasada|esperando|estou esperando|aguardando|até agora|até agora nada|ainda não|não chegou|nao chegou|não recebi|nao recebi|não entregaram|demora|demorando|cancelado|cancelaram|há dias|há semanas|faz dias",
    ),
    (Missing, "perdido|sumiu|falta|faltando|extraviado|perderam"),
    (
        Money,
        "reembolso|estorno|dinheiro|cobrança|cobraram|cobrado|cobrança indevida|fatura|paguei|caro|meu dinheiro de volta",
    ),
    (
        Promise,
        "prometeram|prometido|disseram|mentira|mentirosos|propaganda enganosa|enganosa",
    ),
    (
        NoAnswer,
        "ninguém responde|ninguém atende|não respondem|não atendem|sem resposta|não tenho resposta|ignoram|ninguém resolve|não resolvem",
    ),
    (
        Service,
        "atendimento|péssimo atendimento|mau atendimento|sac|mal educado|despreparados",
    ),
    (
        Anger,
        "péssimo|péssima|horrível|lixo|vergonha|absurdo|ridículo|revoltante|descaso|palhaçada|merda|porra|inadmissível|pior|ódio|raiva|ladrões|golpe|desrespeito",
    ),
    (
        Disappointed,
        "decepcionado|decepcionada|decepção|insatisfeito|chateado|triste|ruim|reclamação|reclamar",
    ),
    (
        Leaving,
        "cancelar minha|vou cancelar|nunca mais|vou trocar|mudar de operadora",
    ),
    (
        Damaged,
        "danificado|produto errado|errado|errada|estragado|vencido|sujo",
    ),
    (Problem, "problema|problemas|resolvam|resolver|solução"),
    (Why, "por que|porque não|por quê|como assim|até quando"),
    (
        Safety,
        "perigo|perigoso|fogo|incêndio|fumaça|alergia|intoxicação|hospital|ferido",
    ),
    (
        Fraud,
        "fraude|hackeada|hackeado|hackearam|roubado|roubaram|clonado|clonaram|golpe",
    ),
    (
        Legal,
        "advogado|processar|processo|procon|justiça|reclame aqui|polícia",
    ),
    (
        Stranded,
        "preso no|presos no|sem luz|sem água|sem energia|falta de energia",
    ),
    (
        Urgent,
        "urgente|agora|imediatamente|hoje ainda|o mais rápido",
    ),
    (
        Asks,
        "qual|quais|quem|posso|podem|vocês têm|voces tem|tem como|é possível|alguém sabe|vocês sabem|uma dúvida|dúvida|pergunta|vocês vão",
    ),
    (AsksHow, "como|como faço|quanto|quantos|quanto custa"),
    (AsksWhen, "quando|onde|cadê|onde está|que horas|que dia"),
    (
        Requests,
        "por favor|pfv|preciso|quero|gostaria|solicito|mandem|enviem|respondam|arrumem|devolvam",
    ),
    (
        Help,
        "ajuda|ajudar|me ajuda|me ajudem|podem me ajudar|socorro",
    ),
    (
        Contact,
        "chamei na dm|mandei dm|chama no privado|inbox|direct|telefone|contato",
    ),
    (
        Supplies,
        "número do pedido|meu pedido|meu número|cpf|protocolo|segue",
    ),
    (Sent, "enviei|já enviei|mandei|já mandei|feito"),
    (Confirms, "sim|isso|isso mesmo|exato|exatamente"),
    (
        Thanks,
        "obrigado|obrigada|muito obrigado|muito obrigada|valeu|agradeço|brigado|brigada",
    ),
    (
        Praise,
        "excelente|ótimo|ótima|maravilhoso|amei|adorei|amo|perfeito|parabéns|incrível|melhor|nota 10|recomendo|sensacional|feliz|satisfeito",
    ),
    (
        Closing,
        "resolvido|já resolvi|já foi|voltou|já funciona|funcionou|chegou|tudo certo|deu certo|bom dia|boa noite|de nada",
    ),
    (
        Promotion,
        "sorteio|promoção|desconto|oferta|compre|siga|inscreva|grátis|frete grátis|aproveite",
    ),
    (News, "anuncia|segundo|milhões|bilhões|ações|lança"),
    (Joke, "kkk|kkkk|kkkkk|kk|rsrs|haha"),
    (Contrast, "mas|porém|só que|embora"),
    (Negation, "não|nao|nunca|ninguém|nenhum|nenhuma|sem|nada"),
    // Italian
    (
        Broken,
        "non funziona|non funzionano|non va|non si apre|non carica|non parte|guasto|guasta|rotto|rotta|errore|errori|bloccato|bloccata|disservizio|down|lento|lenta|non c è linea|senza internet|senza linea|non prende|si blocca|malfunzionamento",
    ),
    (
        Cannot,
        "non riesco|non riusciamo|non posso|impossibile|non mi fa|non mi permette",
    ),
    (
        Late,
        "ritardo|in ritardo|ancora niente|ancora nulla|sto aspettando|aspetto|aspettando|attesa|in attesa|non è arrivato|non è ancora arrivato|non arrivato|mai arrivato|non ho ricevuto|mai ricevuto|da giorni|da settimane|da mesi|cancellato|annullato|soppresso",
    ),
    (Missing, "perso|persa|manca|mancano|sparito|smarrito"),
    (
        Money,
        "rimborso|rimborsi|soldi|addebito|addebitato|fattura|bolletta|pagato|caro|truffa|costo",
    ),
    (
        Promise,
        "promesso|mi avevano detto|avete detto|bugie|bugiardi|pubblicità ingannevole",
    ),
    (
        NoAnswer,
        "nessuna risposta|nessuno risponde|non rispondete|non rispondono|senza risposta|nessuno|ignorato|riattaccano",
    ),
    (
        Service,
        "servizio clienti|assistenza clienti|assistenza|call center|pessimo servizio|maleducati|maleducato|incompetenti",
    ),
    (
        Anger,
        "vergogna|vergognoso|vergognosi|schifo|fate schifo|pessimo|pessima|orribile|scandaloso|ridicolo|ridicoli|inaccettabile|indecente|peggio|peggiore|ladri|merda|cazzo|assurdo",
    ),
    (
        Disappointed,
        "deluso|delusa|delusione|deludente|insoddisfatto|arrabbiato|purtroppo|male|reclamo",
    ),
    (Leaving, "disdetta|disdico|mai più|cambio operatore|passo a"),
    (
        Damaged,
        "danneggiato|difettoso|sbagliato|sbagliata|scaduto|sporco|rovinato",
    ),
    (
        Problem,
        "problema|problemi|segnalazione|segnalo|risolvere|risolvete",
    ),
    (
        Why,
        "perché|come mai|com è possibile|è possibile che|è normale",
    ),
    (
        Safety,
        "pericolo|pericoloso|incendio|fuoco|fumo|allergia|intossicazione|ospedale|ferito",
    ),
    (
        Fraud,
        "frode|hackerato|hackerata|rubato|rubata|truffato|clonata|clonato|phishing",
    ),
    (
        Legal,
        "avvocato|denuncia|denunciare|tribunale|agcom|vie legali|consumatori|polizia",
    ),
    (
        Stranded,
        "bloccati|fermi|senza luce|senza acqua|senza riscaldamento|senza corrente|a piedi",
    ),
    (
        Urgent,
        "urgente|urgentemente|subito|immediatamente|oggi stesso|al più presto",
    ),
    (
        Asks,
        "cosa|quale|quali|chi|posso|potete|potreste|si può|avete|c è|è possibile|qualcuno sa|sapete|una domanda|domanda|devo",
    ),
    (AsksHow, "come|come faccio|quanto|quanti|quanto costa"),
    (AsksWhen, "quando|dove|dov è|a che ora|orari"),
    (
        Requests,
        "per favore|per piacere|vorrei|voglio|ho bisogno|mandate|inviate|rispondete|chiedo|richiedo",
    ),
    (Help, "aiuto|aiutarmi|aiutatemi|potete aiutarmi|mi aiutate"),
    (
        Contact,
        "in privato|messaggio privato|scritto in dm|contattare|contattarmi|telefono|numero di telefono",
    ),
    (
        Supplies,
        "numero ordine|numero d ordine|il mio ordine|mio numero|codice cliente|ecco",
    ),
    (Sent, "inviato|ho inviato|mandato|scritto in privato|fatto"),
    (Confirms, "sì|si grazie|esatto|giusto|certo"),
    (Thanks, "grazie|grazie mille|ringrazio|vi ringrazio"),
    (
        Praise,
        "ottimo|ottima|eccellente|fantastico|fantastica|bravi|bravissimi|perfetto|perfetta|adoro|splendido|gentile|gentilissimi|complimenti|migliore|migliori|consiglio|felice|soddisfatto",
    ),
    (
        Closing,
        "risolto|tutto ok|tutto a posto|ora funziona|adesso funziona|arrivato|buona giornata|buona serata|non importa|funziona di nuovo",
    ),
    (
        Promotion,
        "sconto|sconti|offerta|offerte|concorso|gratis|iscriviti|seguiteci|scopri|acquista ora|approfitta",
    ),
    (
        News,
        "annuncia|secondo|milioni|miliardi|azioni|lancia|borsa",
    ),
    (Contrast, "ma|però|tuttavia|anche se"),
    (Negation, "non|mai|nessun|nessuna|senza|niente|nulla"),
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
