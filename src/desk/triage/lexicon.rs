//! The words and phrases that signals are read from, in English.
//!
//! Each entry lists phrases between bars. Every list was written by hand for this desk.

use super::signals::Signal::{self, *};

/// English phrases by signal.
pub const ENGLISH: &[(Signal, &str)] = &[
    (
        Broken,
        "not working|doesnt work|does not work|dont work|do not work|didnt work|isnt working|wont work|not work|arent working|stopped working|stops working|never works|never worked|wont load|not loading|isnt loading|doesnt load|wont open|wont start|wont turn on|wont charge|wont connect|doesnt connect|wont let|wont update|wont download|wont play|wont install|wont sync|not syncing|not responding|not charging|not connecting|not updating|not showing|doesnt show|not recognized|not recognised|keeps crashing|crashing|crashes|crashed|crash|freezes|freezing|frozen|froze|broken|broke|breaks|bug|bugs|buggy|glitch|glitches|glitchy|glitching|error|errors|error message|error code|malfunction|faulty|fault|failed|fails|failing|failure|blank screen|black screen|unresponsive|kicked out|logs me out|logged me out|keeps logging|keeps saying|keeps telling|keeps failing|cuts out|cutting out|drops out|disconnects|disconnecting|disconnected|buffering|lagging|laggy|lag|slow|so slow|super slow|very slow|corrupted|bricked|dead|died|shut down|shuts off|shuts down|turned off|no internet|no signal|no service|no sound|no picture|no connection|went out|goes out|is down|are down|been down|went down|still down|not available|unavailable|drains|draining|battery life|overheating|overheats|leaking|leaks|rusted|cracked|peeling|fell apart|falling apart|out of order|internet down|internet is down|down again|is it down|gone down|keeps dropping|wont stay|signs me out|signed out|flickering|beeping",
    ),
    (
        Cannot,
        "cant|can not|cannot|unable to|unable|wont let me|doesnt let me|not able to|not allowed|couldnt|could not|impossible to|impossible|struggling to|no way to|no option|locked out|lockedout|cant log in|cant login|cant access|cant get|cant find|cant even|cant seem to|failed to|refused|refuses|refuse|denied|declined|rejected|blocked|banned|suspended|disabled|not accepting|wouldnt|not possible",
    ),
    (
        Late,
        "late|delayed|delay|delays|still waiting|been waiting|have been waiting|waited|waiting for|waiting on|waiting|wait time|overdue|hasnt arrived|has not arrived|havent arrived|not arrived|never arrived|didnt arrive|hasnt come|never came|not delivered|hasnt been delivered|wasnt delivered|never delivered|not received|havent received|have not received|didnt receive|never received|havent gotten|never got|didnt get|still havent|still hasnt|still not|still no|yet to receive|yet to arrive|supposed to arrive|should have arrived|was due|past due|taking so long|taking forever|takes forever|how long does it take|how much longer|hours|for hours|over an hour|an hour|days now|for days|for weeks|weeks|months|for months|days ago|weeks ago|months ago|since monday|since yesterday|since last|days later|weeks later|hour delay|running late|cancelled|canceled|cancelled my|cancelled flight|no eta|pushed back|postponed|rescheduled|did not turn up|didnt turn up|didnt show|did not show|never turned up|nobody came|no one came|nobody turned up|no one turned up|did not come|still hasnt come|past the window|did not stop|didnt stop|cancelled again|canceled again",
    ),
    (
        Missing,
        "missing|lost|lost my|disappeared|vanished|gone|left out|forgot|forgot to|incomplete|nothing there|not there|empty|deleted|erased|wiped|lost luggage|lost bag|misplaced|stolen|not in the|wasnt in",
    ),
    (
        Money,
        "refund|refunds|refunded|money back|charged|overcharged|charged me|charging me|charged twice|double charged|charge|charges|billed|bill|billing|overpriced|expensive|price went up|price increase|fee|fees|rip off|ripoff|ripped off|compensation|compensate|reimburse|reimbursed|reimbursement|paid|paying for|paid for|pay for|waste of money|my money|deducted|debited|debit|credit card|out of pocket|voucher|owed|owe me|stealing|taken twice|taken the same|bounced|invoiced|invoice|quoted",
    ),
    (
        Promise,
        "promised|promise|promises|was told|were told|told me|you said|they said|said it would|said you would|supposed to|was supposed|guaranteed|guarantee|assured|no one called|nobody called|never called|never called back|didnt call|no call back|no callback|call back|false advertising|advertised|misleading|misled|lied|lie|lies|lying|liar|liars|as described|not what|broke your promise|empty promises|stood me up|never showed|didnt show up|no show",
    ),
    (
        NoAnswer,
        "no response|no reply|no answer|no one answers|nobody answers|not answering|no one is answering|nobody is answering|doesnt answer|wont answer|never answer|never replied|never responded|not responded|havent responded|hasnt responded|not replied|no one replies|no one has|nobody has|no one will|nobody will|no one can|no one|nobody|ignored|ignoring|ignore|ignores|unanswered|on hold|hold for|put on hold|hung up|hang up|hangs up|disconnected me|passed around|transferred|no help|not helping|radio silence|still waiting for a reply|waiting for a response|waiting for your reply|awaiting|get back to me|got back to me|reply to my|answer my|respond to my|reply my|check my dm|reply to me|answer me|respond please|ghosted|no follow up|no update|no updates|no email|no confirmation|no tracking",
    ),
    (
        Service,
        "customer service|customer care|customer support|tech support|poor service|bad service|terrible service|worst service|horrible service|awful service|rude|unhelpful|unprofessional|incompetent|incompetence|useless|clueless|attitude|disrespectful|discrimination|racist|unfriendly|rep|reps|agent|agents|representative|your staff|staff|manager|supervisor|run around|runaround|hopeless|careless|lazy|inconsistent|disorganized|shambles|a mess|understaffed|dont care|doesnt care|doesn care",
    ),
    (
        Anger,
        "terrible|horrible|awful|worst|the worst|disgusting|disgusted|disgrace|disgraceful|pathetic|ridiculous|absurd|outrageous|unacceptable|furious|angry|pissed|pissed off|fuming|livid|mad|outraged|hate|hated|sick of|sick and tired|tired of|fed up|had enough|enough is enough|appalling|appalled|atrocious|abysmal|shocking|shameful|shame on|shame|a joke|what a joke|joke of|insane|insulting|infuriating|nightmare|hell|hellish|garbage|trash|rubbish|sucks|suck|sucked|crap|crappy|shitty|bs|bullshit|stupid|dumb|idiots|idiot|ffs|wtf|wth|smh|fail|epic fail|screw you|screwed|screwed up|horrendous|dreadful|inexcusable|ridiculously|scam|scammers|crooks|thieves|robbery|criminal|greedy|lousy|shambolic|disaster|fiasco|joke company|beyond a joke|never have i|worst experience",
    ),
    (
        Disappointed,
        "disappointed|disappointing|disappointment|dissatisfied|unsatisfied|unhappy|not happy|not impressed|unimpressed|frustrated|frustrating|frustration|annoyed|annoying|irritating|irritated|upset|upsetting|sad|sadly|poor|poorly|bad|not good|no good|not great|not ok|not okay|not cool|not acceptable|not fair|unfair|not right|confusing|confused|inconvenient|inconvenience|inconvenienced|let down|letdown|regret|expected better|expect better|expected more|deserve better|do better|be better|could be better|below par|underwhelming|shame that|unfortunate|unfortunately|worse|worried|concerned|concerning|stress|stressful|stressed|struggling|mediocre|subpar|ruined|ruin|ruining|wasted|waste of time|waste|pointless|worthless|not worth|painful|pain in|hassle|nonsense|dropped the ball|lost faith|losing faith|losing trust|so much for",
    ),
    (
        Profanity,
        "fuck|fucking|fucked|fuck you|shit|bullshit|damn|goddamn|dammit|asshole|bastards|bastard|bloody|crap|piss|ass|wtf|af|effing|fkn|stfu",
    ),
    (
        Leaving,
        "switching to|switch to|going to switch|will switch|switched to|cancelling|canceling|cancel my|cancel our|cancelled my subscription|unsubscribe|never again|never buy|never buying|never use|never using|never shop|never shopping|never fly|never flying|never order|never ordering|never coming back|wont be back|wont be buying|wont be using|wont be shopping|wont buy|wont use|last time|lost a customer|lost my business|losing a customer|losing customers|losing me|lose a customer|lose my business|loyal customer|take my business|taking my business|my business elsewhere|go elsewhere|going elsewhere|shop elsewhere|elsewhere|leaving you|leaving for|done with you|done with|im done|im out|closing my account|close my account|delete my account|deleting my account|another provider|different provider|competitor|not buying|dont buy|avoid|boycott|ditching|ditch|drop you|dropping you|moving to|thinking of leaving|ready to cancel|ready to leave|ready to switch|not spend",
    ),
    (
        Damaged,
        "damaged|damage|defective|defect|poor quality|bad quality|low quality|cheap quality|wrong item|wrong order|wrong size|wrong colour|wrong color|wrong address|wrong one|wrong product|wrong|incorrect|incorrectly|mistake|messed up|mess up|messed|smashed|scratched|torn|ripped|stained|dirty|filthy|mouldy|moldy|stale|expired|raw|undercooked|overcooked|burnt|cold food|cold fries|cold|soggy|hair in|bug in|off milk|tasteless|not fresh|used item|opened|tampered|shrunk|hole in|holes|falls apart|doesnt fit|quality control|bad batch|leaked|spilled|in pieces|in bits|leaking|cracked|crushed|soaked|bent|dented|rotten|slime|chipped|split open|not what i ordered|someone elses order|came open|short two|half of",
    ),
    (
        Stock,
        "out of stock|sold out|no stock|never in stock|not in stock|stock|unavailable|discontinued|ran out|run out|back in stock|restock",
    ),
    (
        Problem,
        "problem|problems|issue|issues|trouble|troubles|having trouble|difficulty|difficulties|complaint|complain|complaining|complaints|concern|something wrong|whats wrong|what is wrong|going wrong|went wrong|goes wrong|whats going on|what is going on|whats happening|whats up with|fix|fix it|fix this|fix your|needs fixing|sort it out|sort this|resolve|resolved yet|unresolved|same issue|same problem|outage|spam|unwanted|harassing|harassment|abuse|abusive|bullying|threatening|report|reported|unauthorised|impersonating|stuck|turns out|only to|instead of|despite|apparently|excuse|excuses|misprint|mess",
    ),
    (
        Repeated,
        "again|once again|yet again|every time|everytime|each time|always|constantly|keeps|keep|keep getting|keeps happening|second time|third time|fourth time|2nd time|3rd time|twice|three times|several times|multiple times|many times|countless|numerous|over and over|all the time|every day|everyday|every week|every single|another day|not the first|so many|how many times|for the last|third day|second day|day 2|day 3|back and forth|been trying|have tried|tried everything|ive tried|called 3 times|nothing but",
    ),
    (
        Why,
        "why|how come|what gives|whats the point|what is the point|whats with|what happened|whats the deal|why cant|why dont|why is|why are|why do|why does|why did|why not|how is it|how hard|how difficult|how can you|how do you expect|how on earth|why on earth|what on earth|what the|are you kidding|are you serious|you kidding me|is this a joke|explain|care to explain|care to comment|who thought|whose idea",
    ),
    (
        Disbelief,
        "really|seriously|unbelievable|cant believe|cannot believe|incredible|surely|how dare|wow|ugh|argh|omg|come on|cmon|not even|cant even|no wonder|honestly|imagine|what a|talk about|nothing like|gotta love|only you|only in|still nothing|zero|literally|sigh|smh|facepalm|hello",
    ),
    (
        Safety,
        "fire|on fire|caught fire|smoke|smoking|smoke coming|burning|burned|burnt my|burns|exploded|explode|explosion|injured|injury|unsafe|dangerous|danger|hazard|hazardous|safety|allergic|allergy|allergen|anaphylaxis|choking|choked|poisoned|food poisoning|poisoning|sick after|made me sick|hospital|ambulance|emergency room|electric shock|electrocuted|gas leak|smell gas|carbon monoxide|brakes failed|brakes fail|brake failure|airbag|airbags|glass in|metal in|plastic in|threatened|assaulted|assault|attacked|threats|death threat|suicide|wires down|power line|downed line|line down|sparks|sparking|overheated|melted|live wire|child seat|nearly crashed|could have died|could have killed|someone could die|bleeding|collapsed|mice|cockroach|cockroaches|maggots|bed bugs|bedbugs|mold in|mould in|gave me a rash|burned me|burnt me|melting|overheating|on my skin|electric shocks|near miss with a child|choking hazard|sharp edge",
    ),
    (
        Fraud,
        "fraud|fraudulent|fraudster|scammed|scam|scammer|hacked|hacker|hackers|hacking|been hacked|stolen card|stole my|stolen|identity theft|unauthorized|unauthorised|unauthorized charge|unknown charge|didnt authorize|did not authorize|without my permission|without my consent|without my knowledge|phishing|phished|fake account|impersonating|impersonator|someone accessed|someone else is using|took over my|taken over|compromised|data breach|breach|leaked my|someone is using my|someone used my|used my card|drained my account|money is gone|suspicious|counterfeit|fake product|fake website|card was charged|sim swap|was not me|wasnt me|was not mine|logged into my account|changed my password|changed my email|in my name|took out a loan|i didnt make|i did not make|never made this|somebody elses card",
    ),
    (
        Legal,
        "lawyer|lawyers|attorney|sue|suing|sued|lawsuit|legal action|legal|court|small claims|class action|ombudsman|trading standards|consumer rights|consumer protection|regulator|ftc|fcc|bbb|better business bureau|attorney general|solicitor|police|file a complaint|formal complaint|chargeback|dispute the charge|gdpr|breach of contract|illegal|against the law",
    ),
    (
        Press,
        "journalist|reporter|going to the press|go to the press|the press|news station|local news|the media|contact the media|watchdog|go viral|going viral|viral|name and shame|tell everyone|spread the word|review site|trustpilot|1 star|one star|bad review|news outlets|newspaper|expose you|expose",
    ),
    (
        Stranded,
        "stranded|stuck at|stuck in|stuck on|stuck here|stuck with no|missed my connection|missed my flight|miss my connection|missed connection|going to miss|sleeping at the airport|sleep at the airport|no heat|no heating|no hot water|no power|no electricity|no water|without power|without electricity|without water|without heat|without internet|power is out|power out|power outage|lost power|blackout|in the dark|broken down on|broke down on|breakdown on|roadside|on the tarmac|sitting on the tarmac|sitting on the plane|on the runway|on the plane|at the gate|no driver|driver left|left me|trapped|insulin|my meds|oxygen|wheelchair|freezing in|locked out of my house|locked out of my car|locked in|no way home|cant get home|nowhere to sleep|out of insulin|without my medication|without medication",
    ),
    (
        Outage,
        "outage|outages|is down for|down for everyone|servers down|server down|servers are down|service down|site down|website down|site is down|website is down|app is down|network down|network is down|everyone is having|whole area|entire area|whole street|neighborhood|all of us|nationwide|major outage|power cut|no service in|whole town|entire town|whole building|thousands of",
    ),
    (
        Urgent,
        "asap|urgent|urgently|immediately|right now|right away|straight away|within the hour|in an hour|in 2 hours|hours left|deadline|emergency|desperate|desperately|last minute|need it now|now please|time sensitive|flight leaves|leaving in|wedding|funeral|need it today|need it tomorrow|by tomorrow|by tonight|before tomorrow|by end of day|leave tomorrow|fly tomorrow|travel tomorrow|fly tonight|travelling today|my flight is",
    ),
    (
        Asks,
        "can you|can i|can we|could you|could i|could we|do you|do i|do we|does anyone|are you|are there|will you|will there|would you|should i|should we|may i|have you|has anyone|any idea|any ideas|any chance|any word|any news|any update|any updates|any plans|any way|any other|any suggestions|any advice|any recommendations|anyone know|do you know|can anyone|can someone|what do|what does|what should|what time|what about|whats the|whats your|who do|who can|can u|do u|r u|will u|could u|would u|are u|can your|do your|does your|is ur|question|questions|quick question|got a question|have a question|a question|what kind|what type|which one|am i|was it|were you|isnt it|arent you|dont you|doesnt it|cant you|cant i|or not|or no|please advise|advise|pls advise|please confirm|clarify|what next|now what|whats going on|what happens",
    ),
    (
        AsksHow,
        "how do|how do i|how can|how can i|how to|how does|how would|how should|how could|how is|how are|how am i|how about|how much|how many|how long|how far|how often|how soon|how big|how old|how may|howto|instructions|steps to|guide me|show me how|tell me how",
    ),
    (
        AsksWhen,
        "when will|when is|when are|when do|when does|when can|when should|whens|what day|what date|what time|eta|how soon|by when|until when|release date|opening times|opening hours|open today|closing time|where is|where are|where can|where do|where does|where should|where did|wheres|where my|wheres my|where is my|what happened to my|status of|the status|status of my|update on|update on my|an update",
    ),
    (
        AsksAvailable,
        "do you sell|do you have|do you carry|do you stock|do you offer|do you ship|do you deliver|do you accept|do you take|do you guys|do you still|in stock|available in|available at|is available|be available|available|are you open|is this available|sell|stock in|price of|the price|cost of|cost to|does it come|come with|compatible with|compatible|work with|difference between|recommend|suggest|recommendation|suggestions|eligible|still valid|valid|gift card|student discount",
    ),
    (
        Wonders,
        "wondering|was wondering|i wonder|wonder if|wonder why|curious|not sure|unsure|dont know|dont understand|do not understand|doesnt make sense|makes no sense|no idea|want to know|would like to know|wanted to know|wanted to ask|need to know|like to know|love to know|interested in|looking for|trying to find|trying to|thinking of|hoping to|looking to|wanted to check|want to check|just checking|id like to|i would like|i wanted to|anyone else|is anyone else|is it just me|status page|any idea|any ideas|wondering if|wondering whether|curious if|curious whether|not sure if|not sure whether",
    ),
    (
        Requests,
        "please|pls|plz|plzz|kindly|pleas|can you please|could you please|please send|please help|please fix|please reply|please respond|please contact|please call|please check|please add|please bring|please make|please stop|please cancel|please refund|please change|please update|please let me know|let me know|lmk|let us know|send me|give me|tell me|show me|point me|get me|put me|make it|refund me|cancel|change my|replace|replacement|reset my|activate|deactivate|unlock|unblock|unban|return my|exchange|remove|remove my|take me off|stop sending|stop calling|stop charging|look into|look into this|looked into|check on|checked on|chase up|follow up|escalate|verify my|upgrade my|transfer my|link my|add my|register my|confirm my|reinstate|restore my|restore|process my|expedite|i want my|i need my|give us|let us|want my|need my|need a|i need|we need|want to cancel|want to return|need to cancel|need to change|need to return|need to speak|speak to|speak with|talk to|talk to someone|someone to|i require|requesting|request|requested|fix it|fix this|do something|sort out",
    ),
    (
        Help,
        "help|help me|need help|need your help|need some help|please help|plz help|pls help|can you help|could you help|can u help|can anyone help|can someone help|any help|assist|assistance|assist me|support me|need support|help with|help us|help out|sos|i need assistance|guidance|need advice|rescue",
    ),
    (
        Wish,
        "wish|wish you|i wish|would be nice|would be great|would be awesome|would be good|would be helpful|would love|would love to see|should add|should have|should be|should make|you should|yall should|you guys should|need to add|needs to|need to make|please add|bring back|bring it back|feature request|feature|suggestion|suggest|idea|petition|it should|why not add|consider|please consider|hope you|hopefully you|could use|needs a|really need|need an option|an option to|ability to|allow us|allow users|make it possible|come to|please come|please open|please build",
    ),
    (
        Contact,
        "dm me|dm|dms|check dm|check dms|check your dm|check your dms|check my dm|sent a dm|message me|call me|email me|contact me|reach me|follow me|follow back|phone number|email address|contact number|contact details|get in touch|get hold|get a hold|in touch with|contact you|reach you|reach someone|reach out|private message|pm me|pm|inbox me|ring me|call back|contact info|customer service number|speak to a human|real person|a human|live chat|live person",
    ),
    (
        Supplies,
        "order number|order no|order id|my order number|reference number|ref number|ref no|reference no|case number|case no|case id|ticket number|ticket no|confirmation number|booking number|booking ref|booking no|tracking number|account number|account no|flight number|serial number|model number|meter no|meter number|my number is|my email is|email is|my name is|my account is|postcode|post code|zip code|here is|heres|here are|here it is|see attached|attached|screenshot|see screenshot|as requested|see pic|see picture|photo attached|this is the|this is what|it was the|i am in|im in|im on|i am on|im using|i am using|i use|on android|on ios|on iphone|on windows|on mac|on pc|in store|corner of|bought it|purchased|ordered on|ordered it|installed|located|location|store is|in the app|on the app|on the website|happened at|it happened|i have tried|i tried|already tried|already did|i did that|i did|tried that|did that already|restarted|rebooted|reinstalled|i already|the message|error is|i get",
    ),
    (
        Sent,
        "dm sent|sent dm|sent a dm|sent you a dm|i sent|i have sent|ive sent|just sent|sent it|sent them|sent you|sent an email|emailed|i emailed|i mailed|mailed you|have dmed|dmed|dmd|i dm|pmed|just dmed|messaged you|i messaged|replied to your dm|replied in dm|check your inbox|sent over|sent through|done|just did|submitted|filled|filled in|filled out|posted the|uploaded|just followed|followed|following you|i followed|check your messages|check your message|see dm|see dms|via dm|over dm|in your dms|dm sent|waiting for call|awaiting your",
    ),
    (
        Confirms,
        "yes|yeah|yep|yup|yes i|yes i am|yes i do|yes i have|yes it|yes it is|yes that|yes please|yes thats|yes sir|thats correct|thats right|exactly|indeed|sure|sure thing|of course|i do|i am|i did|either|affirmative|already",
    ),
    (
        Denies,
        "no|nope|nah|no i|no its|no it|not yet|not really|not that|no luck|no i am|no i have|no i dont|i dont|i have not|ive not|havent|i havent|neither|none of|still nothing|didnt help|not sure|unfortunately|i dont have|dont have|not anymore|never had|no difference|no change|no joy|negative",
    ),
    (
        Thanks,
        "thank you|thanks|thank u|thankyou|thanx|thx|thnx|tnx|thks|ty|tysm|cheers|much appreciated|appreciate|appreciated|appreciate it|i appreciate|appreciate your|grateful|many thanks|thanks a lot|thanks so much|thank you so much|thanks for|thank you for|thanks to|big thanks|huge thanks|thanks again|thanks guys|ta|kudos|bless|thankful|gracias|merci",
    ),
    (
        Praise,
        "love|loved|loving|love it|love my|love this|love the|love you|in love|great|great job|great service|great customer service|great experience|great work|good job|good work|good service|good experience|awesome|amazing|excellent|fantastic|brilliant|wonderful|superb|outstanding|perfect|perfectly|best|the best|best ever|impressed|very impressed|so impressed|incredible|beautiful|gorgeous|lovely|nice|so nice|nice job|nice work|delicious|tasty|yummy|yum|favorite|favourite|my fav|fan|big fan|huge fan|fans|shout out|shoutout|shout-out|props|hats off|well done|bravo|kudos|10/10|5 stars|five stars|5 star|five star|top notch|first class|went above and beyond|could not have been more|couldnt have been more|went out of his way|went out of her way|went out of their way|full marks|the right thing|made good on|gave 5 stars|huge props|big props|did me right|above and beyond|so helpful|very helpful|super helpful|really helpful|helpful|friendly|kind|polite|professional|efficient|speedy|quick response|quick reply|fast response|fast shipping|fast delivery|prompt|pleasure|pleased|very pleased|happy|so happy|very happy|happy customer|glad|delighted|thrilled|excited|so excited|cant wait|recommend|highly recommend|would recommend|worth it|worth every|rock|rocks|you rock|you guys rock|legend|legends|hero|heroes|saved me|saved my|life saver|lifesaver|made my day|made my week|exceeded|satisfied|spot on|on point|winning|wins|yay|woohoo|woo|hooray|welcome|congrats|congratulations|cool|so cool|neat|sweet|dope|sick|fire|game changer|impressive|classy|respect|smooth|smoothest|flawless|goat|obsessed|addicted|enjoyed|enjoying|enjoy|restored my faith|faith restored|customer for life|wow",
    ),
    (
        Closing,
        "sorted|all sorted|now sorted|got it sorted|sorted now|its sorted|sorted it|resolved|resolved now|all resolved|issue resolved|problem solved|solved|fixed|all fixed|fixed now|is fixed|got fixed|fixed it|its fixed|working now|works now|is working now|its working|it works|it worked|that worked|worked|seems to be working|back up|back on|back online|up and running|good now|all good|were good|im good|its good now|ok now|fine now|all set|im all set|figured it out|i figured|found it|found them|i found|got it|got it now|got them|received it|arrived|came through|gone through|has gone through|it has arrived|just arrived|turned up|never mind|nevermind|nvm|no worries|no problem|no need|no longer needed|ignore|ignore my|ignore that|disregard|dont worry|not to worry|will do|will try|ill try|ill do|i will try|i will do|i will check|ill check|ill keep|ill call|i will call|ill wait|will wait|will let you know|ill let you know|ok thanks|ok thank you|okay thanks|okay thank you|alright thanks|alright thank you|alright|great thanks|thanks anyway|thanks anyways|thank you anyway|sounds good|good to know|makes sense|that makes sense|understood|noted|fair enough|thats fine|thats okay|thats ok|that helped|it helped|helped|that did it|that did the trick|did the trick|you too|same to you|have a good|have a great|have a nice|good day|good night|goodnight|take care|bye|see you|no further|im sorted|refund received|got my refund|was refunded|they replaced|they fixed|they helped|took care of|thanks for explaining|thanks for clarifying|thanks for clearing|thanks for letting|thanks for the info|thanks for the update|thanks for the reply|thanks for responding|thanks for getting back|thanks for resolving|thank you for resolving|thanks for fixing|thank you for fixing|thanks for sorting|thank you for sorting|thanks for the tip|thanks for the guide|thanks for the advice|thanks for the heads up|got it done|back to life|back to normal|came back|has been restored|service restored|just restored|will be calling|about to call|going to call|nothing more to|issue is gone|no longer having|thanks for your help|thanks for the help|thanks for your reply|thanks for your response|got an answer|spoke to|spoke with|someone called|i got through|got through",
    ),
    (
        Chatter,
        "good morning|good evening|good afternoon|morning|happy birthday|happy friday|happy monday|happy new year|merry christmas|happy holidays|happy thanksgiving|weekend|my friend|my friends|my mom|my mum|my dad|my wife|my husband|my boyfriend|my girlfriend|my kid|my kids|my dog|my cat|bro|bruh|dude|yo|sis|fam|ya|yall|ur|im craving|craving|want some|i want|gonna|wanna|gotta|finna|tryna|rn|tbh|ngl|imo|fr|lowkey|highkey|vibes|mood|goals|date night|tonight|watching|listening to|eating|drinking|just had|just got|just ate|got my|went to|going to|on my way|day off|breakfast|lunch|dinner|coffee|snack|remember when|remember|back in the day|throwback|tbt|fun fact|did you know|who else|anyone else love|anyone want|selfie|pic|look at|looking good|check this|new shoes|new phone|my new|first time|road trip|vacation|holiday|flying to|off to|heading to|headed to|headed home|ready to|ready for|boarding|landed|jealous|guess|story|dream|dreamed|nostalgia|childhood",
    ),
    (
        Joke,
        "lol|lmao|lmfao|rofl|haha|hahaha|hahah|hehe|lolz|jk|just kidding|kidding|joking|funny|hilarious|meme|memes|joke|jokes|punchline|pun|😂|🤣|😆|😹|😜|😝",
    ),
    (
        Promotion,
        "giveaway|give away|follow us|follow me on|check out|check it out|check out my|check out our|check out the|link in bio|link below|bio|sign up|signup|join us|join our|join now|register now|subscribe|subscribe to|my channel|our channel|youtube channel|new video|my video|new blog|blog post|new post|read more|read our|learn more|find out more|click here|click the link|click link|tap here|download now|download our|use code|promo code|promo|discount code|coupon code|% off|off today|percent off|sale|on sale|flash sale|limited time|limited offer|special offer|offer ends|offers|deal|deals|deal of the day|black friday|cyber monday|buy now|shop now|order now|book now|get yours|available now|now available|out now|in stock now|new arrival|new arrivals|introducing|launching|pre order|preorder|free shipping|for sale|selling|dm to order|dm for|dm for price|dm for promo|dm us to|whatsapp|telegram|crypto|bitcoin|nft|airdrop|forex|invest|investment|earn money|make money|passive income|work from home|hiring|were hiring|we are hiring|job|jobs|apply now|vacancy|career|webinar|podcast|episode|tune in|live now|streaming now|tickets|get your tickets|event|meetup|sponsored|ad|partner|partnership|collab|affiliate|referral|refer a friend|referral code|cashback|followers|gain followers|retweet|rt|like and retweet|like and share|win a|to win|chance to win|enter to win|our new|our latest|proud to|excited to announce|happy to announce|pleased to announce|we offer|we provide|we help|our services|our team|contact us|visit us|visit our",
    ),
    (
        Contest,
        "giveaway|contest|sweepstakes|raffle|winner|winners|win|to win|enter|entered|entry|pick me|choose me|i hope i win|hope i win|done and done|retweeted|tagged|competition|prize|lucky",
    ),
    (
        News,
        "breaking|reports|reported|reportedly|according to|announces|announced|announcement|announce|unveils|launches|launched|acquires|acquired|acquisition|merger|ceo|cfo|shares|stock price|stocks|nasdaq|nyse|earnings|revenue|quarter|quarterly|q1|q2|q3|q4|analyst|analysts|investors|billion|million|market|industry|lawsuit filed|sues|fined|regulators|study|survey|research|report says|via|opinion|editorial|headline|headlines|exclusive|interview with|rumor|rumour|rumors|leak|leaked|layoffs|lays off|strike|union|store closing|closing stores|opens new|opening new|to open|expands|expansion|patent|sponsor|sponsors|olympics|championship|season|game|match|vs|goal|team|player|won|beats|historic|history",
    ),
    (
        Resale,
        "swap|swapping|trade for|selling mine|selling my|want to buy|anyone selling|wtb|wts|looking to buy|brand new sealed",
    ),
    (
        Contrast,
        "but|however|though|although|yet|except|only problem|only issue|one problem|just one|apart from|other than|even though|even after|nevertheless|unless|too bad|shame|if only|otherwise|that being said|that said",
    ),
    (
        Irony,
        "thanks for nothing|thank you for nothing|thanks for ruining|thank you for ruining|thanks for losing|thank you for losing|thanks for cancelling|thanks for canceling|thanks for making|thank you for making|thanks for wasting|thanks for the wait|thanks for leaving|thanks for ignoring|thanks for the delay|thanks for charging|thanks for breaking|thanks for delivering|thanks for hanging up|thanks for never|thanks for not|thank you for not|thanks a lot for|thanks a bunch|great job|good job|nice job|way to go|nice one|well done|bravo|congrats on|congratulations on|slow clap|love how|i love how|love it when|i love it when|love when|love waiting|loving the|love paying|love being|love that|so glad i|glad i|glad to see|good to see|nice to see|always nice|always fun|always a pleasure|so much fun|how lovely|how nice|how kind|how convenient|so convenient|so helpful|very helpful|real helpful|super helpful|real nice|real classy|classy|stellar|top notch|excellent service|great service|fantastic service|brilliant service|wonderful service|amazing service|awesome service|fab service|quality service|what a service|what great|what a great|what a treat|what a way|just what i needed|exactly what i needed|just great|just wonderful|just brilliant|just lovely|just perfect|oh great|oh good|oh joy|oh look|oh wow|oh nice|oh well|yay|hurray|hooray|shocker|surprise surprise|big surprise|what a surprise|no surprise|as usual|as always|per usual|of course|clearly|obviously|apparently|must be nice|10/10 service|10/10 would|genius|geniuses|masterclass|world class|truly|impressive|impressively|keep up the good work|keep it up|you had one job|one job|kudos for|props for|hats off to|thrilled|delighted|lucky me|cool cool|🙄|👏|🙃|😒",
    ),
    (
        NothingWrong,
        "no issues|no issue|had no problems|without any issues|without any issue|without a hitch|without any problems|never had a problem|never had an issue|never had any issues|never had any problems|no complaints|no complaint|zero complaints|cant complain|cannot complain|nothing bad to say|no bad words|nothing but good|nothing but praise|never let me down|never lets me down|never failed me|never disappoint|never disappoints|doesnt disappoint|didnt disappoint|does not disappoint|not disappointed|wasnt disappointed|no hassle|no fuss|hassle free|couldnt be happier|could not be happier|couldnt be better|could not be better|could not ask for more|couldnt ask for more|cant recommend enough|cannot recommend enough|cant thank you enough|cannot thank you enough|cant say enough|cant fault|cannot fault|couldnt fault|could not fault|no regrets|no stress|no drama|painless|exceeded my expectations|not a single problem|not a single issue|not a bad word|nothing to complain|worth every penny|worth the wait|deserves a medal|deserves a raise|nichts zu meckern|keine probleme|sans problème|sin problemas|sin ningún problema|sem problemas|nessun problema|geen problemen|geen klachten|問題なく",
    ),
    (
        Negation,
        "not|no|never|without|dont|doesnt|didnt|isnt|arent|wasnt|werent|wont|wouldnt|cant|couldnt|shouldnt|havent|hasnt|hadnt|aint|neither|nor|hardly|barely|lack|lacks|lacking|nobody|nowhere",
    ),
    (
        Hope,
        "hope|hopefully|hoping|fingers crossed|looking forward|look forward|soon",
    ),
];

/// Words that open a question when a sentence begins with them.
pub const OPENING: &str = "is|are|am|was|were|do|does|did|can|could|will|would|should|may|has|have|had|how|what|whats|when|where|wheres|who|which|any|anyone|anybody|isnt|arent|dont|doesnt|cant|wont|hows|u guys";

/// The same in other languages.
pub const OPENING_OTHERS: &str = "wann|wie|was kostet|kann|können|könnt|gibt|habt|haben|ist|qué|cuándo|dónde|cómo|cuál|puedo|pueden|est|quand|où|comment|quel|quelle|pouvez|avez|y a|qual|quando|onde|como|posso|vocês|quanto|dove|come|avete|wanneer|waar|hoe|kan|kunnen|hebben|is er";

/// Words by which somebody speaks of themselves.
pub const FIRST_PERSON: &str = "i|im|ive|id|my|me|mine|we|weve|our|us|myself";

/// The same in other languages.
pub const FIRST_PERSON_OTHERS: &str = "mi|mis|mein|meine|meinen|mir|mich|ich|je|j|mon|ma|mes|moi|meu|minha|eu|io|mio|mia|ik|mijn|me|i";

/// Words by which somebody is spoken to.
pub const SECOND_PERSON: &str = "you|your|youre|yours|u|ur|yall|ya|yourself";

/// The same in other languages.
pub const SECOND_PERSON_OTHERS: &str = "ihr|euch|euer|eure|sie|ihre|ihnen|vous|votre|vos|usted|ustedes|su|sus|tu|te|voces|voce|você|vocês|voi|vostro|vostra|jullie|uw";
