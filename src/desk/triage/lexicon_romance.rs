//! The words and phrases that signals are read from, in Spanish, French, Portuguese and Italian: questions, negation and the words of
//! complaint and thanks.

use super::signals::Signal::{self, *};

/// Phrases by signal.
pub const ROMANCE: &[(Signal, &str)] = &[
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
];
