"""Held-out texts that measure how well off-topic text is told from art text: they share no text with data/topic or data/starter.
OFF_TOPIC should be dropped and ART kept; never train on either."""

OFF_TOPIC = [
    "Tardigrades, less than a millimetre long, survive drying out by curling into a barrel called a tun.",
    "Q: Which gas do fizzy drinks contain?\nA: Dissolved carbon dioxide under pressure.",
    "Two objects that touch exchange energy until they are equally warm.",
    "Q: What's the atomic number of helium?\nA: Two, as its nucleus holds two protons.",
    "Honeybees tell each other the direction of nectar with a waggle dance on the comb.",
    "Q: How many kidneys do you need to live?\nA: One is enough, as donors show.",
    "The Möbius strip has a single side and a single edge, as a pencil soon shows.",
    "Q: What is the largest known living lizard?\nA: The Komodo dragon, which reaches three metres.",
    "Coral bleaches when heat stress makes polyps expel their symbiotic zooxanthellae.",
    "Q: Is seven factorial greater than 5,000?\nA: Yes, it equals 5,040.",
    "Tsunamis cross the open Pacific at the speed of a jet aircraft and pile up only near shore.",
    "Q: How long is pregnancy in humans?\nA: About forty weeks from the last period.",
    "Graphene is one layer of carbon atoms arranged in a honeycomb lattice.",
    "Q: What is a comet's tail made of?\nA: Gas and dust blown off by sunlight and solar wind.",
    "Cholesterol travels through the bloodstream packed in lipoproteins, LDL and HDL among them.",
    "Q: Why is Pluto no longer called a planet?\nA: It hasn't cleared its orbit of other bodies.",
    "Salmon find their home stream again by smell after years in the ocean.",
    "Q: Can lightning heat sand into anything?\nA: Yes, into glassy tubes called fulgurites.",
    "Insulin lets muscle and fat tissue absorb glucose after a meal.",
    "Q: How large is a hydrogen nucleus compared with the atom?\nA: Some sixty thousand times smaller in diameter.",
    "Superconductivity was discovered in 1911, when Heike Kamerlingh Onnes in Leiden cooled mercury to about four kelvin and its "
    "electrical resistance suddenly vanished.",
    "Q: What does CRISPR actually do inside a bacterium?\nA: It stores snippets from phages that attacked earlier. Transcribed into "
    "guide RNA, a snippet leads the nuclease Cas9 to matching viral DNA, which is then cut.",
    "An octopus has three hearts and blue blood, because its oxygen carrier, haemocyanin, is built around copper. Two thirds of its "
    "neurons sit in the eight arms.",
    "Q: What makes a glacier move?\nA: Gravity. The ice deforms under its own weight, and where meltwater lubricates the bed it also "
    "slides.",
    "Neutrinos hardly notice matter. Trillions from the Sun pass through your thumbnail in a minute, day and night, and detectors need "
    "thousands of tonnes of water or ice to catch a few.",
    "Q: Why do I feel dizzy after spinning around?\nA: Fluid in the semicircular canals keeps swirling after you stop, so your brain "
    "receives conflicting messages about rotation.",
    "Fermat's last theorem says that no three positive integers satisfy a^n + b^n = c^n for any exponent above two. Andrew Wiles "
    "completed the proof in 1994.",
    "Q: Does yeast need oxygen to make beer?\nA: Without oxygen it ferments maltose to ethanol and carbon dioxide. A little oxygen at "
    "the beginning helps the cells multiply.",
    "The ozone layer absorbs most ultraviolet-B radiation. Chlorofluorocarbons thinned it over Antarctica every spring until the "
    "Montreal Protocol of 1987 phased them out.",
    "Q: I have two children and one of them is a boy. What's the probability that both are boys?\nA: One third, if all you know is "
    "that at least one is a boy: of the four equally likely combinations, three remain.",
    "A lithium-ion cell shuttles ions between a graphite anode and a metal-oxide cathode. Charging pushes them into the graphite; "
    "discharging lets them return while electrons go through your motor.",
    "Q: How do hibernating bears avoid losing their muscles?\nA: They recycle the nitrogen of urea into new protein, and shivering now "
    "and then may keep the fibres in trim. A bedridden person would waste away within months.",
    "Aurorae glow when electrons from the magnetosphere strike oxygen and nitrogen a hundred or more kilometres above the polar "
    "regions. Green comes from oxygen, as does the rarer red higher up.",
    "Q: What happens during an asthma attack?\nA: Muscles around the bronchioles tighten, the lining swells and mucus clogs what "
    "passage remains, so that exhaling becomes laborious. An inhaler with salbutamol relaxes the muscles within minutes.",
    "Geysers require three things: plentiful groundwater, volcanic warmth and plumbing with a constriction. Superheated water below "
    "flashes to steam, hurls out the column above and lets the system refill.",
    "Q: What is the monsoon?\nA: A seasonal reversal of winds. In summer the Asian landmass warms faster than the Indian Ocean, air "
    "rises over it, and moist wind rushes in from the southwest with months of downpour.",
    "Exoplanets are mostly found by indirect means. Either a dip in a star's brightness betrays a planet crossing in front, or the "
    "star wobbles, its spectrum shifting slightly back and forth as the planet tugs. The first orbiting a Sun-like star, 51 Pegasi b, "
    "was announced in 1995 by Michel Mayor and Didier Queloz.",
    "Q: Could you explain Bayes' theorem with a medical test?\nA: Suppose one person in a thousand has the disease and the test is "
    "wrong five percent of the time. Screen a thousand healthy-looking people: one true case, about fifty false alarms. A positive "
    "result therefore means roughly a two percent chance of illness. The theorem formalises this by weighing the evidence against the "
    "prior.",
    "A catalyst offers reactants an easier route with a lower activation energy. In car exhausts, platinum, palladium and rhodium on a "
    "ceramic honeycomb convert carbon monoxide and nitrogen oxides to harmless gases. Lead poisons the surface, which is why unleaded "
    "petrol had to come first.",
    "Q: Why can't we cure viral infections with penicillin?\nA: Penicillin blocks the enzymes by which bacteria cross-link their "
    "walls. Viruses have no walls and no metabolism of their own, so there's nothing for it to block. Antivirals hit other targets, "
    "for instance the polymerase that copies viral genomes.",
    "Nothing that falls past the event horizon of a black hole can send a signal out again. Seen from afar, an infalling clock appears "
    "to slow down and redden without ever quite crossing. For the traveller nothing special occurs there, at least if the hole is "
    "massive; tidal stretching comes later.",
    "Q: Are Fibonacci numbers really everywhere in plants?\nA: Not everywhere, but counts of spirals in sunflowers and pine cones are "
    "commonly 21, 34 or 55. New primordia appear at about 137.5 degrees from the last, since that leaves the most room, and the "
    "numbers follow. Plenty of species do otherwise.",
    "Chameleons fire their tongues with a spring mechanism: collagen sheaths are stretched by a contracting muscle and released at "
    "once. Small species accelerate the tip at more than two hundred times gravity, so a cricket two body lengths away is hit within a "
    "fraction of a second.",
    "Q: What is a migraine aura?\nA: A neurological disturbance, mostly visual, that precedes or accompanies the headache in perhaps a "
    "quarter of sufferers. A shimmering zigzag expands across the field of view for twenty minutes or so, matching a wave of depressed "
    "activity that creeps over the occipital cortex. Some people get numb fingers or struggle for words.",
    "Sinkholes open where slightly acidic rainwater has been eating limestone or gypsum for ages. The roof over the cavity thins "
    "unnoticed. After a drought or a burst main it gives way overnight, sometimes with a house on it. Florida, the Yucatán and the "
    "Dead Sea coast are known for them.",
    "Q: How did humans come to digest milk as adults?\nA: Most mammals shut down the lactase gene after weaning. Among herders in "
    "Europe, East Africa and Arabia, different mutations keep it switched on, and they spread fast within the past ten thousand years. "
    "About two thirds of the world's adults still produce little lactase.",
    "Earwax cleans itself out, carried along by migrating skin and by chewing. Cotton swabs push it deeper.",
    "Q: What is the smallest perfect number?\nA: Six, because its proper divisors 1, 2 and 3 sum to six.",
    "Mammoths lingered on Wrangel Island until about 4,000 years ago.",
    "Q: Which hormone makes us sleepy at night?\nA: Melatonin, secreted by the pineal gland.",
    "Fog forms when humid air near the surface chills to its dew point, and droplets too tiny to fall hang there.",
    "Q: Is mercury the only metal liquid at room temperature?\nA: Yes, strictly speaking; caesium and gallium melt on a hot day.",
    "Few insects live at sea: of a million described species only a handful, called Halobates, roam the open ocean.",
    "Euclid proved that primes never run out: multiply any finite collection, add one, and a new prime factor turns up.",
    "Q: What does a seismograph record?\nA: Ground motion, relative to a suspended mass whose inertia holds it still.",
    "Ebola spreads by contact with body fluids, not through the air, which makes tracing contacts effective.",
    "Q: Why do cyclists draft behind each other?\nA: Riding in the slipstream cuts drag by a third or more.",
    "Sodium burns in water because it releases hydrogen, and the heat ignites it; potassium does so with a lilac flame.",
    "Q: What is a parsec?\nA: The distance at which one astronomical unit subtends one arcsecond, 3.26 light-years.",
    "Sea otters wrap themselves in kelp before they nap so that they won't drift off.",
    "Q: Why don't woodpeckers get concussion?\nA: Their brains are tiny, fit snugly, and each blow lasts less than a millisecond.",
    "Hey there! Long time no see, how's the new puppy settling in?",
    "Q: Can I freeze cooked pasta?\nA: Sure, toss it with a drop of oil first.",
    "You are a helpful assistant. Summarise the customer's complaint in one sentence.",
    "Q: Who won the World Cup in 2010?\nA: Spain, one to nil against the Netherlands.",
    "Sorry, this voucher has expired and can't be applied to your basket.",
    "Q: Is it OK to quit by e-mail?\nA: Legal, perhaps; kind, no. Tell your manager first.",
    "Try turning it off and on again, then hold the power button for ten seconds.",
    "Q: Best month to visit Iceland?\nA: June for endless daylight, February for northern lights.",
    "LOL same here, I burned the garlic twice and ordered sushi.",
    "Q: What's a good score in bowling?\nA: Anything above 140 is decent for an amateur.",
    "Gate agents cannot change seats once boarding has been completed.",
    "Q: My cat ignores the scratching post. What should I do?\nA: Move it next to the sofa she attacks and rub in some catnip. Cats "
    "scratch where they wake up and where everyone passes, hardly ever in a corner.",
    "As an AI language model, I don't have feelings, but I'm happy to brainstorm names for your bakery: Crumb & Co., The Daily Knead, "
    "or Rye Not.",
    "Q: Mortgage fixed for ten years or variable?\nA: If a jump of three hundred a month would hurt, take the fixed one. You are "
    "buying sleep, and sleep has a price.",
    "Thanks for contacting support. Your ticket number is 88120. Could you confirm the firmware version and whether the blinking LED "
    "is amber or white?",
    "Q: How do I stop slicing every golf drive?\nA: Check your grip first: turn both hands slightly to the right until you see three "
    "knuckles. Then swing along a line toward first base.",
    "Five stars! Arrived a day early, fits my Ford Focus, and the wiper doesn't squeak. Would buy again.",
    "Q: I hate networking events. Is there any way round them?\nA: Volunteer at the registration desk. Everyone must come to you, you "
    "get to read their name tags, and conversation starts by itself.",
    "Reykjavik's airport bus leaves right after each landing. Sit on the left going in for lava fields, and get off at the terminal, "
    "not downtown, if you want a shuttle to your hotel.",
    "Q: My toddler refuses all vegetables. Any tricks?\nA: Keep serving one spoonful without comment. Some children need fifteen "
    "encounters before they taste. Let her stir, dip and throw peas into soup, and don't offer dessert as ransom.",
    "Rate my dating profile: 31, nurse, bouldering, bad at karaoke. I'd drop the selfie in the lift and add one question people can "
    "reply to.",
    "Q: How much house can I afford on 60,000 a year?\nA: Lenders often let you borrow four times your salary, yet what matters is the "
    "monthly payment. Keep housing below thirty percent of take-home income, hold back three months of expenses, and remember stamp "
    "duty, surveys and moving vans. With a 30,000 deposit you'd be looking around 250,000.",
    "My flatmate sleepwalks into the fridge, and last night he answered the door. Should I worry? Hide the car keys, put a bell on his "
    "handle, guide him back without waking him, and persuade him to see a GP if it goes on; alcohol and stress usually lie behind it.",
    "Q: Can you write a polite reminder for an unpaid bill?\nA: Dear Mr Novak, perhaps our letter of 2 April slipped through. The sum "
    "of 340 for the boiler inspection is still open. We'd appreciate payment by the 20th; if you have settled it meanwhile, kindly "
    "disregard this message.",
    "Day three of our road trip through Morocco: breakfast with a toothless goat herder, a puncture in a dry riverbed, mint tea with "
    "two mechanics who refused payment, and a hostel where the shower was a bucket. Nobody has stopped grinning. Fuel is cheap and the "
    "mules have right of way.",
    "Q: Help, I've a job offer but they want an answer by tomorrow noon!\nA: Ask for two more days in a short, warm message; it's a "
    "normal request. Meanwhile list your minimum on pay, hours and commute. If two of three are met, accept. If they withdraw over "
    "forty-eight hours, you've learned something valuable about them.",
    "Which is healthier, butter or margarine? Modern margarines are low in trans fats and rich in unsaturated ones, so they look "
    "better for the heart; butter tastes of something. At a teaspoon a day, it hardly matters. Look at the rest of your plate.",
    "Q: What to say to a friend whose dad died?\nA: That you're sorry, and a memory of him if you have one. Avoid explanations. Bring "
    "food that can be frozen, and write again after six weeks when others have stopped.",
    "Hold the spacebar to turn the keyboard into a trackpad.",
    "Q: Can you remind me what my appointment was about?\nA: I don't keep earlier conversations. If you paste the invitation, I can "
    "extract the details.",
    "Squeeze the lime over the noodles only at the table, or it turns bitter.",
    "Dropout switches off random neurons during training so that none can rely on its neighbours.",
    "Q: What's an API?\nA: A contract by which one program requests services of another.",
    "A segfault means your process touched an address it doesn't own.",
    "Q: Is Bluetooth named after a king?\nA: Yes, Harald Bluetooth, who ruled Denmark in the tenth century.",
    "K-means alternates between assigning samples to centroids and moving the centroids.",
    "Q: What does npm install do?\nA: Downloads the dependencies listed in package.json.",
    "Big-O notation describes how runtime grows with input size, ignoring constant factors.",
    "Q: Which company released GPT-3?\nA: OpenAI, in 2020, with 175 billion parameters.",
    "The clearRect call wipes the canvas before each requestAnimationFrame tick; otherwise the bouncing ball leaves a smear behind it.",
    "Q: How is a variational autoencoder different from a GAN?\nA: It optimises a likelihood bound through an encoder and a decoder, "
    "so training is stable and outputs are blurrier. No discriminator is involved.",
    "Quantisation stores weights in four or eight bits instead of sixteen. Memory shrinks, inference speeds up on phones, and accuracy "
    "drops a percent or less when the scales are chosen per channel.",
    "Q: Why is my pandas merge producing duplicate rows?\nA: The key isn't unique in the right dataframe. Run df.duplicated on it, "
    "drop or aggregate the repeats, and pass validate='many_to_one' to catch it in future.",
    "Kubernetes restarts crashed pods, spreads replicas across nodes and routes traffic only to those whose readiness probe succeeds. "
    "It will not fix a memory leak; it merely restarts you in style.",
    "Q: What is federated learning?\nA: Phones compute updates on local data and send only those to a server, which averages them. "
    "Keyboards learn new slang in this manner while the messages never leave your pocket.",
    "Alan Turing asked in 1950 whether machines can think and swapped the question for a game: can an interrogator, typing to a hidden "
    "human and a hidden machine, tell which is which?",
    "Q: Could you explain ControlNet for Stable Diffusion?\nA: It clones the encoder half of the U-Net, trains the copy on an "
    "additional input such as a depth map, pose skeleton or edge map, and joins it to the frozen original with zero-initialised "
    "convolutions. Thus the pretrained weights stay intact and the generation follows the supplied layout.",
    "Text-to-image systems are scored by FID, which compares Gaussian statistics of Inception features between generated and genuine "
    "samples, and by CLIP similarity to the prompt. Both can be gamed: a checkpoint that copies its training set gets an excellent "
    "FID. Human raters remain expensive and indispensable.",
    "Q: My React component renders twice. Bug?\nA: In development StrictMode mounts each component twice on purpose, to expose effects "
    "that forget to clean up. Production builds render once. If a fetch fires twice, return a cleanup function that aborts it instead "
    "of disabling StrictMode.",
    "Rust's borrow checker enforces one rule: either many readers or a single writer. Beginners fight it for a month. Then they notice "
    "that whole categories of error, dangling pointers, data races, iterator invalidation, have disappeared from their lives, and they "
    "become insufferable at parties.",
    "Q: What's the point of a blockchain?\nA: It keeps a shared ledger among parties who don't trust one another or any referee. "
    "Blocks are chained by hashes, and rewriting history would require redoing the proof of work. For a company's internal records an "
    "ordinary database with backups is simpler, quicker and cheaper.",
    "Load the checkpoint with map_location='cpu', or torch will look for a CUDA device you haven't got.",
    "Word2vec came out of Google in 2013 and made synonyms a matter of geometry.",
    "Q: What does ping measure?\nA: The round trip of a small packet, in milliseconds.",
    "Softmax exponentiates the logits and normalises them so they sum to one.",
    "Humans have more than five senses; balance and the position of our limbs are two others.",
    "Q: Does chewing gum stay inside you for seven years?\nA: No, it leaves within days, undigested.",
    "Mount Everest's summit is the highest above sea level, Chimborazo's is the farthest from the Earth's centre.",
    "Q: Did George Washington have wooden teeth?\nA: His dentures were of ivory, metal and human teeth.",
    "Ostriches never bury their heads in sand when threatened; they run.",
    "Q: Which country has the most time zones?\nA: France, thanks to its overseas territories.",
    "Ancient Rome's vomitorium was an exit of the stadium and no place to be sick.",
    "Double jeopardy bars a second trial for the same offence after an acquittal, but in federal countries a state and the nation may "
    "each prosecute.",
    "In 1859 an American settler shot a British pig on San Juan Island, and two governments sent warships. After months of staring and "
    "shared whisky the pig remained the only casualty.",
    "Q: Can hair turn white overnight from fright?\nA: Pigment already in a shaft stays there. What may happen is that alopecia sheds "
    "the dark strands quickly and leaves the grey ones.",
    "Liechtenstein sent eighty men to guard a mountain pass in 1866 and eighty-one returned, the story goes, because an Italian or "
    "Austrian had joined them. It disbanded its army two years later.",
    "Q: Is a tomato legally a vegetable?\nA: In the United States, yes. The Supreme Court held in Nix v. Hedden (1893) that, for "
    "import duty, common usage counts more than botany.",
    "Istanbul was not officially renamed in a single day; the Turkish postal service stopped accepting mail addressed to "
    "Constantinople in 1930.",
    "Q: Did people in the Middle Ages believe in a flat Earth?\nA: Educated ones did not. Bede described the Earth as a globe in about "
    "725, universities taught Sacrobosco's On the Sphere, and kings were crowned with an orb in hand. The tale of Columbus defying "
    "flat-earthers was popularised by Washington Irving in 1828. His opponents argued about distance, correctly.",
    "The Treaty of Tordesillas of 1494 divided the unexplored world between Castile and Portugal along a meridian 370 leagues west of "
    "the Cape Verde Islands. Neither could measure longitude. Brazil bulged over onto the Portuguese half, as it turned out, and "
    "Brazilians speak Portuguese as a consequence.",
    "Q: Can you refuse jury duty?\nA: Not lightly. Courts in England and America fine people who ignore a summons, yet they grant "
    "postponements for exams, surgery or childcare, and excuse those who know the parties. Believing that you're too busy doesn't "
    "count.",
    "Carrots don't give you night vision. During the Blitz the British ministry credited them for the success of its night fighters, "
    "partly to cover up airborne radar and partly since carrots were the one vegetable not in short supply. A lack of vitamin A does "
    "cause night blindness, and there they help.",
    "Q: Why did the Ottoman Empire enter the First World War?\nA: A faction round Enver Pasha expected a German victory and hoped to "
    "regain territory from Russia. In October 1914 warships under a German admiral, but flying the Ottoman flag, attacked Odessa and "
    "Sevastopol. Declarations of war followed within a week, before most of the cabinet had agreed.",
    "Fortune cookies aren't Chinese; bakers of Japanese descent sold them in California before 1914.",
    "Q: Are there penguins at the North Pole?\nA: None. Nearly all live south of the equator.",
    "Venus is hotter than Mercury, though it's farther out, owing to its runaway greenhouse.",
    "Bruised shins and a cauliflower ear: welcome to muay thai.",
    "Q: Which martial art uses bamboo swords?\nA: Kendo, with armour for head, wrists and trunk.",
    "Art Garfunkel sang the high part, Paul Simon wrote the songs.",
    "Q: Who was Art Blakey?\nA: A jazz drummer who led the Jazz Messengers for 35 years.",
    "Bachelor of Arts programmes usually require a foreign language; check the handbook.",
    "Q: Where do I change the icons on my desktop?\nA: Right-click, Personalise, Themes, Desktop icon settings.",
    "Mosaic, released in 1993, was the browser that brought the web to ordinary people.",
    "The plumber drew a bath to test the overflow and flooded the flat below.",
    "Q: How much is the jackpot in tonight's drawing?\nA: 61 million; ticket sales close at eight.",
    "Nurses draw blood from the antecubital vein, where it's easy to find.",
    "Q: What is tax relief?\nA: A reduction of what you owe, granted for pensions, gifts or children.",
    "Lunch al fresco: we ate ravioli on the terrace until the wasps found us.",
    "Q: Is Klimt a suitable name for a greyhound?\nA: Why not? Two syllables would carry better across a field.",
    "Minimalist phones have a grey screen, calls and texts, and a battery lasting a week.",
    "Q: Which Ryzen processors are codenamed Cezanne?\nA: The 5000-series APUs, such as the 5600G.",
    "Vermeer wood chippers, model BC1000 and up, need their knives turned after fifty hours.",
    "Q: Why is my Bosch dishwasher beeping?\nA: The salt is empty, or the door isn't latched.",
    "Turner Broadcasting launched CNN from Atlanta in June 1980.",
    "Q: What is Rembrandt best known for in pharmacies?\nA: Whitening toothpaste.",
    "Doric is the Scots spoken around Aberdeen: fit like, quine?",
    "Q: Who is Mona in Genshin Impact?\nA: A hydro astrologer; pair her with freeze teams.",
    "Glaze the doughnuts while warm so that the sugar sets thin and crackly.",
    "Q: Can deck varnish go over oil?\nA: No, wait a year, sand hard and test adhesion.",
    "Bronze at the juniors, silver in Doha, and now gold: her third medal took six hundredths.",
    "Q: What do ivory towers have to do with universities?\nA: Only a metaphor for scholars remote from daily life.",
    "Marble countertops etch if lemon juice sits on them; quartz composite doesn't.",
    "A bust followed the boom: by 1837 banks across New York refused to pay out coin.",
    "Q: How many players sit in a press gallery?\nA: None! Reporters do, above the chamber of parliament.",
    "The da Vinci surgical robot has four limbs, a console with stereo view and instruments that bend like a wrist. The operator sits "
    "a few metres from the patient. Hospitals pay some two million for it, and prostates are its daily bread.",
    "Q: What is Leonardo S.p.A.?\nA: An Italian aerospace and defence company, formerly Finmeccanica, that makes helicopters, radars "
    "and naval guns. It's about thirty percent state-owned.",
    "Frank Lampard hit the bar against Germany in 2010 and the ball came down well behind the line. Everybody saw it except the "
    "referee and his linesman, and goal-line technology followed two years later.",
    "Q: Is Goya a brand of beans?\nA: Goya Foods, founded in Manhattan in 1936 by a couple from Spain, sells beans, adobo seasoning "
    "and coconut water, chiefly to Hispanic households.",
    "Gothic metal mixes heavy guitars with mournful keyboards and, often, a soprano set against growls. Paradise Lost and Type O "
    "Negative shaped it in the early nineties.",
    "Q: What does a landscape company charge to mow half an acre?\nA: Roughly fifty to seventy dollars per visit in spring, edging and "
    "blowing included. Leaf removal in November is billed by the hour.",
    "Tobacco mosaic virus mottles the leaves of tomatoes and peppers with pale patches. Smokers carry it on their fingers; wash your "
    "hands, burn infected plants and don't save seed.",
    "Q: What is a frieze or architrave in carpentry catalogues?\nA: Architrave is just the moulding that hides the gap between door "
    "lining and plaster. Buy it in sets, primed, mitred at forty-five degrees.",
    "The Calder Trophy goes to the best rookie of the National Hockey League. Connor McDavid missed it after breaking his collarbone; "
    "Artemi Panarin won.",
    "Q: Is the Toyota Prado a good used 4x4?\nA: Sturdy, thirsty and expensive to buy. Look underneath for rust, check the timing belt "
    "on older diesels, and ask whether the rear suspension bags were replaced.",
    "Renaissance Technologies, Jim Simons's hedge fund, hired mathematicians and astronomers over bankers. Its Medallion fund earned "
    "about sixty-six percent a year before fees for three decades, and outsiders may not invest.",
    "Q: What's the difference between classical and operant conditioning?\nA: Pavlov's dogs learned that a stimulus predicts food. "
    "Skinner's pigeons learned that pecking produces it. One concerns reflexes, the other consequences.",
    "Chip lithography projects the pattern of a mask onto a wafer coated with resist. With light of 13.5 nanometres, made by blasting "
    "droplets of tin with a laser, ASML's scanners define features a few dozen atoms wide.",
    "Q: How do I submit a portfolio of stocks for rebalancing?\nA: Log in, open Holdings, press Rebalance and approve the trades "
    "before 3 p.m. Funds settle in two working days. Selling at a profit may trigger capital gains.",
    "Gene expression varies by tissue: liver and neuron share one genome yet transcribe different parts of it. Methyl groups silence "
    "promoters, and microRNAs trim what slips through.",
    "Q: In fiction, what does third-person limited perspective mean?\nA: The narrator says she or he but stays in a single head, so "
    "readers know only what that character perceives. Omniscient narration roams freely.",
    "Met Office forecasters issued an amber warning for snow across Wales, with drifts on roads above two hundred metres. Commuters "
    "should take blankets and a charged phone.",
    "Q: Why do whisky casks get charred?\nA: Burning the inside breaks lignin down to vanillin and opens the wood. Bourbon must rest "
    "in new charred oak; distillers in Scotland buy the barrels afterwards.",
    "Exhibition matches don't count for ranking points. He wore a microphone, clowned with the ball boy, and lost the deciding "
    "tie-break to a man of fifty-one.",
    "Q: What is etched on my windscreen in the corner?\nA: The maker, the glass type, an approval number and dots that encode the "
    "date. Some insurers add your number plate against theft.",
    "Palette jack or pallet truck? It's the second: wooden pallets carry goods, and the hand truck with a hydraulic pump that lifts "
    "them is rated for about two tonnes. Spell check won't save you on the order form.",
    "Q: My brush cutter won't start after winter. Any ideas?\nA: Old fuel, nearly always. Drain the tank, clean the plug and the "
    "filter, fill with fresh two-stroke mix at fifty to one, prime seven times, choke on, pull. When it coughs, choke off and pull "
    "again. If there's no spark, look at the kill switch before you buy a coil.",
    "Baroque pop dressed three-minute songs in harpsichords, oboes and string quartets. The Zombies and the Left Banke did it best; "
    "Brian Wilson spent months and a fortune on it. By 1969 louder amplifiers had driven the oboes out.",
    "Q: Grant Wood is our new colleague in accounting. How should we announce him?\nA: Keep it brief: Grant joins us on Monday from "
    "the Cedar Rapids branch, will take over accounts payable and sits beside Lucy. He coaches Little League and can be reached on "
    "extension 218. Add a photograph only if he agrees.",
    "Francis Bacon, Lord Chancellor under James I, urged scholars to drop Aristotle's syllogisms and collect observations, arranged in "
    "tables, from which laws could be induced. Convicted of taking bribes in 1621, he wrote on. A chill caught while stuffing a fowl "
    "with snow is said to have killed him.",
    "Q: Tell me about Grace Hopper.\nA: A mathematician and rear admiral of the US Navy, she wrote one of the first compilers, A-0, in "
    "1952 and pushed the idea that programs could be written in English words, which led to COBOL. Her team taped a moth into the log "
    "of the Mark II. She retired for good at seventy-nine.",
    "Constables on the beat found the bakery's rear window broken at three and followed a trail of icing sugar down Canal Street to a "
    "nineteen-year-old with a till under his coat. Magistrates gave him eighty hours of unpaid work, to be done, at the owner's "
    "suggestion, in the bakery.",
    "Q: Is theatre directing a stable career?\nA: Hardly. Most directors assist for years at low fees, teach on the side and are "
    "between contracts for a third of the year. Municipal houses in Germany still employ ensembles, and so do touring companies for "
    "schools. Learn to read a budget and to run a rehearsal that finishes on schedule.",
    "Impressions taken with alginate go rubbery in three minutes, so the dentist loads the tray, presses it home and asks you to "
    "breathe through your nose. Scanners with a wand are replacing it. Gaggers are grateful, and laboratories receive a file by e-mail "
    "where once a courier came.",
    "Q: What does bold, condensed and small caps mean in typesetting software?\nA: Bold has heavier strokes, condensed narrower "
    "letters, and small caps are capitals drawn to the height of lower case. Use true small caps from the OpenType menu; fake ones, "
    "shrunk by the program, look spindly next to the text.",
    "Composition in object-oriented design means that a Car has an Engine, whereas inheritance claims that it is one. Prefer the "
    "former. Hierarchies five levels deep look tidy on a whiteboard and break the first time marketing asks for an amphibious van.",
    "Q: How do skaters earn component scores?\nA: Judges mark composition, presentation and skating skills in quarter points up to "
    "ten, and trim the highest and lowest. Jumps are counted elsewhere, by base value and grade of execution. A fall takes off one "
    "point and, in practice, a bit from everything else.",
    "Romantic dinner ideas under thirty euros: mussels in cider with a baguette, chocolate pots made the night before, and a candle in "
    "the neck of last week's wine bottle. Put both phones in the oven, which is off, and don't forget them there.",
    "Q: Which plane did the Smithsonian hang by the entrance?\nA: For decades the Spirit of St. Louis, Lindbergh's silver Ryan "
    "monoplane, was among the craft over the hall of the National Air and Space Museum, close to the Bell X-1 that broke the sound "
    "barrier. Check the website, since renovation has shifted several aeroplanes.",
    "Pastel de nata, the custard tart from Belém, owes its scorched top to an oven of nearly three hundred degrees. Roll the puff "
    "pastry into a log, cut discs, and press each with wet thumbs from the middle outward so that the layers stand up at the rim. "
    "Cinnamon afterwards, never inside.",
    "Q: Why do my 3D prints warp at the corners?\nA: The plastic shrinks as it cools and pulls itself off the bed. Heat the bed to 60 "
    "degrees for PLA and 100 for ABS, wipe it with alcohol, add a brim and keep draughts away. An enclosure cures most ABS troubles. "
    "Slow the first layer down and squash it slightly.",
    "Hopper cars unload grain through gates underneath; tippers need a ramp.",
    "Q: What does it mean to throw shade?\nA: To insult someone slyly, with deniability.",
    "Louvred shutters keep out glare and let the breeze through.",
    "Q: Is Banksia a shrub?\nA: Shrubs and trees, about 170 species, nearly all Australian.",
    "Muscle tone drops during REM sleep, which stops us acting out our dreams.",
    "Q: Do Titian fans know a car of that name?\nA: You may be thinking of the Nissan Titan, a pickup.",
    "Casting from the pier, he hooked a bass of four pounds and a pair of tights.",
    "Q: Who composed the Four Seasons?\nA: Antonio Vivaldi, published in Amsterdam in 1725.",
    "Kiln-dried oak at twelve percent moisture burns clean; fresh logs hiss.",
    "Motion to adjourn: Councilmember Ortiz, second by Hale; all in favour, none opposed.",
    "Q: When is bulky waste picked up in district six?\nA: First Monday of the month, registered online.",
    "Sleet turning to drizzle by dusk, southeasterly breeze, top temperature five.",
    "Preheat to 220, slash the dough, steam for ten minutes, bake until hollow-sounding.",
    "Lessee shall indemnify lessor against all claims arising from use of the premises.",
    "FOR SALE: pram, hardly used, rain cover included, 70 ono, collect from Elm Court.",
    "Subject: RE: RE: Q3 numbers. Please see attached; ignore tab two, Kevin is fixing it.",
    "Manufacturing output shrank for a third month as export orders dried up.",
    "Bolt the bracket to the joist at 35 newton metres; recheck after fifty cycles.",
    "Wanderers sacked their coach after a seventh straight defeat and put the kit man in charge.",
    "Governors' meeting: attendance stands at 94.1 percent, below target. A letter will go to families with more than ten late "
    "arrivals. The boiler replacement is out to tender and the hall floor will be resealed at Easter.",
    "Chickpea curry for two: fry ginger, chilli and mustard seeds until they pop, tip in a tin of tomatoes and one of chickpeas, "
    "simmer a quarter of an hour, finish with coconut milk and coriander.",
    "Governing law. This licence shall be construed under the laws of Ontario, and the parties submit to the exclusive jurisdiction of "
    "its courts, save that either may seek injunctive relief elsewhere.",
    "Hello Mrs Kaya, the ultrasound on Wednesday has to be moved, because the device is being serviced. We could offer 8:10 on Friday "
    "or 16:45 on Monday. A short call will do. Your surgery team",
    "To pair the remote, press OK and MUTE together until the indicator flashes twice, then enter the three-digit code from the "
    "appendix. If the set turns off, release; otherwise try the next code.",
    "Heavy thunderstorms with hail the size of walnuts swept across the vineyards on Tuesday evening. Growers estimate that four "
    "tenths of the grapes are gone. Insurance pays only those who registered by May.",
    "Late winner sinks Harbour: a deflected shot by substitute Kim, ninety seconds from the whistle, gave United their first away win "
    "since January and lifted them out of the relegation zone.",
    "Retail sales rose 0.4 percent in May after a weak spring, helped by garden equipment and shoes. Households nevertheless remain "
    "cautious, a survey of 2,000 consumers shows, and plan to save a larger share of their income.",
    "Dear neighbours, our son turns eighteen on Saturday and about thirty guests are expected. Music ends at one. Should it get too "
    "loud, please ring us before you ring anybody else; the number is on the door. Leftover cake on Sunday from eleven, all welcome.",
    "Notice of annual general meeting. Shareholders will be asked to adopt the accounts, approve the remuneration report, reappoint "
    "the auditors and authorise the directors to buy back up to ten percent of the issued capital. Proxy forms must reach the "
    "registrar forty-eight hours beforehand.",
    "Rinse the quinoa until the water runs clear or it'll taste soapy. Toast it dry for three minutes, add twice the volume of water, "
    "cover and leave on the smallest flame for a quarter of an hour. Fluff, cool, and combine with cucumber, mint, feta and the juice "
    "of one lemon. It keeps two days and travels well in jars.",
    "Incident log, night shift. 23:40 smoke detector in pump room triggered by steam, reset. 01:15 forklift 4 leaking hydraulic fluid, "
    "tagged out, absorbent spread. 03:50 delivery refused, paperwork lacked lot numbers. 05:30 handed over to day shift, keys counted, "
    "one missing, found in jacket of outgoing supervisor.",
    "Trains on the coastal route face delays of up to forty minutes after a lorry struck the bridge at Seaford. Engineers have "
    "inspected the girders and imposed a limit of twenty miles per hour until the bearings are examined by daylight. Tickets are valid "
    "on buses. A spokesman pointed out that the height is marked on both sides and has been hit eleven times this year.",
    "The employee may work remotely for up to eight days per month by agreement with the line manager. Equipment is provided by the "
    "company and must be returned on request. Hours of availability are nine to three. Travel between home and office isn't "
    "reimbursed. Either side can end this arrangement at four weeks' notice, and statutory rest periods continue to apply.",
    "Quarter-final, second leg: the visitors parked eleven men behind the ball, wasted time from the tenth minute and went through on "
    "penalties, all five of them struck to the keeper's left. He dived right every time. Their captain called it maturity, ours called "
    "it something that this newspaper can't print. Attendance 31,204, of whom maybe half saw the end.",
    "Yellowing lower leaves and flies round the pot mean that you're overwatering. Let the compost dry to a finger's depth, tip away "
    "what stands in the saucer, and repot only in spring.",
    "Clerk's note: bids for gritting salt close Friday noon; only two received so far.",
    "Congratulations to the under-fourteens, unbeaten since February!",
    "Change the oil every 100 hours or yearly, whichever falls sooner.",
    "House prices in the capital slipped 1.2 percent, the first decline in nine years.",
]

ART = [
    "Johannes Vermeer, The Milkmaid, about 1658–60. A maid pours milk by a window; bread and basket glitter with dots of light.",
    "Q: Who painted Las Meninas?\nA: Diego Velázquez, in 1656, at the court of Philip IV of Spain.",
    "Terracotta army, Qin dynasty, about 210 BC: every face among the thousands of soldiers was finished by hand.",
    "Q: What is a fresco?\nA: A painting on wet lime plaster; the pigment is locked in as the plaster sets.",
    "Katsushika Hokusai cut his Great Wave down to a few colours, above all Prussian blue, newly cheap in Japan.",
    "Q: Why does this woman have two noses?\nA: Picasso wanted to show her from the front and the side at once.",
    "Benin bronze plaque of a warrior with attendants, cast in brass by the lost-wax method, sixteenth century.",
    "Q: What's a diptych?\nA: A work on two panels, usually hinged so that it closes like a book.",
    "Ultramarine was ground from lapis lazuli mined in Afghanistan and cost more than gold leaf in many contracts.",
    "Q: How much did Salvator Mundi sell for?\nA: 450.3 million dollars with fees, at Christie's in New York in November 2017.",
    "Frida Kahlo's The Two Fridas, 1939, joins two self-portraits by one artery; the white dress is stained with blood.",
    "Q: Is it all right to touch the sculpture?\nA: Please don't. Sweat etches bronze, and marble soaks up the grease of fingers.",
    "Raking light across the panel shows where the painter scraped away an earlier hand and moved it to the left.",
    "Q: Who was Artemisia Gentileschi?\nA: A Baroque painter born in Rome in 1593, known for Judith Slaying Holofernes.",
    "Songye power figures from the Congo gain force from what a ritual expert inserts in the horn on the head.",
    "Q: What is chiaroscuro?\nA: Strong modelling with light and shade, as in Caravaggio or La Tour.",
    "Infrared reflectography makes carbon underdrawing visible, because many pigments let the longer waves through.",
    "Q: Where can I see Guernica?\nA: In the Museo Reina Sofía in Madrid, since 1992.",
    "Amrita Sher-Gil trained in Paris and painted Indian village women in earthy reds after her return in 1934.",
    "Q: My five-year-old could do this, couldn't she?\nA: Perhaps the drips; hardly the balance of a canvas five metres wide.",
    "The Parthenon's columns lean inward and swell slightly, refinements that keep the temple from looking rigid.",
    "Q: What does provenance mean?\nA: The chain of owners of an artwork from the studio to the present.",
    "Albrecht Dürer engraved Melencolia I in 1514; a magic square beneath the bell carries the date.",
    "Q: What is impasto?\nA: Paint laid on so thickly that the strokes stand up from the surface.",
    "El Anatsui wires flattened bottle tops into shimmering metal cloths that are hung anew in each museum.",
    "Q: Which paper is best for watercolour?\nA: Heavy cotton rag, 300 grams or more, as it doesn't cockle.",
    "Silver-gelatin print by Dorothea Lange: Migrant Mother, Nipomo, California, 1936.",
    "Q: What is verdigris?\nA: A green copper acetate pigment that may turn brown with age.",
    "Maria Martinez of San Ildefonso Pueblo polished her black pots with a stone before smothering the fire with dung.",
    "Q: Who built the Sagrada Família?\nA: Antoni Gaudí took it over in 1883 and left it unfinished at his death in 1926.",
    "One-point perspective sends all the floor lines of The Last Supper to a point beside Christ's right temple.",
    "Q: What was the Armory Show?\nA: The 1913 exhibition in New York that introduced Duchamp and Matisse to America.",
    "Shang dynasty ritual vessel with taotie mask, cast in clay piece-moulds about 1200 BC.",
    "Q: Why are Greek statues white?\nA: They weren't; traces of red, blue and gold survive on many.",
    "An auction estimate is not a value: the hammer fell at three times the figure after two bidders duelled by telephone.",
    "Q: What is sfumato?\nA: Leonardo's way of letting tones melt into one another without outlines.",
    "Yayoi Kusama covers pumpkins, walls and mirrored rooms in dots, an image from her childhood hallucinations.",
    "Q: How is a mezzotint made?\nA: The plate is roughened all over with a rocker, then lights are scraped smooth.",
    "Ife head in copper alloy, Nigeria, about 1300, with fine vertical lines over the face and holes for a beard.",
    "Q: Who invented the daguerreotype?\nA: Louis Daguerre; the French state published it in 1839.",
    "Wet canvas sags; keys in the corners of the stretcher are tapped in to tighten it again.",
    "Q: What's the difference between engraving and etching?\nA: A burin cuts the first, acid bites the second.",
    "Emily Kame Kngwarreye of Utopia took up acrylic painting in her seventies and finished about three thousand works.",
    "Q: Are museum guards allowed to talk to visitors?\nA: Yes, and they often know a picture better than anyone.",
    "Gilded miniature from the Shahnama of Shah Tahmasp: Gayumars holds court on a mountain of coral and lilac rocks.",
    "Q: Who designed the Guggenheim in Bilbao?\nA: Frank Gehry; it opened in 1997, clad in titanium.",
    "Craquelure tells a restorer a lot: panel paint cracks along the grain, canvas paint in webs and spirals.",
    "Q: What does the skull in The Ambassadors mean?\nA: It recalls death, and comes into shape only from the side.",
    "Rosa Bonheur studied at the Paris horse market in trousers, for which she needed a police permit.",
    "Q: What is celadon?\nA: Stoneware with a grey-green glaze coloured by a little iron fired in a reducing kiln.",
    "Nam June Paik stacked television sets into robots and made a Buddha watch himself on a screen.",
    "Q: What is a maquette?\nA: A small model a sculptor makes before the large version.",
    "Olmec colossal head, basalt, San Lorenzo, before 900 BC: a ruler with a helmet, thick lips and a frown.",
    "Q: Why did Mondrian leave out green?\nA: He wanted only primaries with black, white and grey.",
    "The lender asks for nail-to-nail insurance, a courier and a humidity of fifty percent for this panel painting.",
    "Q: Who were the Nabis?\nA: Bonnard, Vuillard, Denis and friends, Paris painters of the 1890s.",
    "Kintsugi mends a broken tea bowl with lacquer and gold powder, so that the repair becomes its ornament.",
    "Q: Which museum has Nefertiti's bust?\nA: The Neues Museum on the Museum Island in Berlin.",
    "Jacob Lawrence painted all sixty panels of The Migration Series colour by colour, to keep the hues the same.",
    "Q: What is a vanitas?\nA: A still life of skulls, candles and watches reminding us that life is short.",
    "Sainte-Chapelle in Paris is hardly a wall at all: fifteen tall windows of red and blue glass stand between thin piers.",
    "Q: Did Van Gogh sell only one painting?\nA: The Red Vineyard is the one sale that's well documented; there may have been others.",
    "Collage entered fine art in 1912, when Picasso stuck oilcloth printed with chair caning onto an oval picture.",
    "Q: What is tempera?\nA: Pigment bound mostly with egg yolk; it dries in minutes.",
    "X-ray fluorescence mapped lead and mercury across the portrait, and a hidden face emerged beneath the collar.",
    "Q: What is ikebana?\nA: The Japanese art of arranging flowers, branches and empty space.",
    "Tarsila do Amaral gave Abaporu a tiny head and an enormous foot; it became the emblem of Brazil's anthropophagy.",
    "Q: Who carved Rushmore?\nA: Gutzon Borglum began it in 1927, with some four hundred workers.",
    "Gold ground on a Sienese altarpiece is leaf over red bole, burnished with an agate.",
    "Q: How many Sunflowers did Van Gogh paint in Arles?\nA: Seven vase pictures, one of which was destroyed in 1945.",
    "Ai Weiwei spread a hundred million porcelain seeds over the Turbine Hall at Tate Modern in 2010.",
    "Q: What's the golden ratio, and did Leonardo use it?\nA: About 1.618; he illustrated Pacioli's book on it, but there's little "
    "proof in his paintings.",
    "Mughal painter Ustad Mansur recorded a dodo and a zebra for the emperor Jahangir with a naturalist's care.",
    "Q: What is alla prima?\nA: Painting wet into wet and finishing in one session.",
    "Bauhaus weavers under Gunta Stölzl turned cellophane and cotton into modern textiles at Dessau.",
    "Q: Where is Machu Picchu's finest masonry?\nA: In the curved Temple of the Sun, whose granite blocks fit without mortar.",
    "Giacometti's walking men get thinner the longer one looks, as though space were eating them.",
    "Q: What's a contrapposto pose?\nA: Weight on one leg, so that hips and shoulders tilt in opposite ways.",
    "Rothko asked for dim light and low hanging; his reds should be met at arm's length.",
    "Q: Can a banana on a wall be art?\nA: Maurizio Cattelan sold one in 2019 as Comedian; buyers get a certificate and instructions.",
    "The Book of Kells, about 800: on the Chi Rho page mice, moths and an otter hide among knots.",
    "Q: What is a photogram?\nA: A picture made without a camera, by laying things on light-sensitive paper.",
    "Faith Ringgold painted stories of Harlem on quilts, text and all, among them Tar Beach.",
    "Q: Who was Zaha Hadid?\nA: A Baghdad-born architect, the first woman to win the Pritzker Prize, in 2004.",
    "Smalt is ground cobalt glass, and in oil its blue often fades to a dull grey.",
    "Q: Why is The Night Watch cut down?\nA: It was trimmed in 1715 to fit between two doors of the town hall.",
    "Haida artist Bill Reid carved The Raven and the First Men from a block of laminated yellow cedar.",
    "Q: Is a pencil drawing worth anything at auction?\nA: By Raphael, yes: one head of an apostle made 29.7 million pounds in 2012.",
    "Ukiyo-e prints were a team's job: designer, block cutter, printer and publisher shared it.",
    "Q: What does AP mean on a print?\nA: Artist's proof, outside the numbered edition.",
    "Cycladic marble figure with folded arms, about 2500 BC; the eyes and hair were once painted.",
    "Q: What was Dada?\nA: An anti-art revolt begun in Zurich in 1916 by Ball, Tzara, Arp and others.",
    "Louise Bourgeois's Maman, a spider of bronze and steel more than nine metres high, carries marble eggs.",
    "Q: How do conservators remove old varnish?\nA: With swabs and solvent gels, testing a tiny square first.",
    "Seydou Keïta posed the people of Bamako before patterned cloth, with his own radio and scooter as props.",
    "Q: Who made the Ghent Altarpiece?\nA: Hubert and Jan van Eyck, completed in 1432.",
    "Wedgwood's jasperware lays white classical reliefs on pale blue unglazed stoneware.",
    "Q: What are Pollock's drip paintings made with?\nA: Household enamel, poured and flung from sticks over canvas on the floor.",
    "The dome of the Pantheon measures 43.3 metres both across and from floor to oculus, so a sphere would fit inside.",
    "Q: What's a readymade?\nA: An ordinary object that an artist selects and declares a work, such as Duchamp's urinal.",
    "Berthe Morisot's The Cradle, shown in 1874, watches her sister watch a sleeping baby through gauze.",
    "Q: Is Street art legal?\nA: With the owner's consent; without it a mural counts as damage, even a Banksy.",
    "Wifredo Lam's The Jungle crowds moon faces, sugar cane and limbs together in gouache on paper.",
    "Q: What does plein air mean?\nA: Painting outdoors, in front of the landscape.",
    "Ravenna's mosaicists set gold tesserae at slight angles so that candlelight would glitter.",
    "Q: Which Indian monument is a white marble mausoleum?\nA: The Taj Mahal in Agra, built by Shah Jahan for Mumtaz Mahal.",
    "Bernini's Daphne sprouts leaves from her fingers at the instant Apollo's hand reaches her hip.",
    "Q: How can I tell acrylic from oil?\nA: Acrylic looks more even, smells of nothing and dries as a plastic film.",
    "Shirin Neshat wrote Persian poetry across photographs of veiled women's faces and hands.",
    "Q: What is Art Deco?\nA: A style of the 1920s and 1930s with zigzags, sunbursts and costly materials; think of the Chrysler Building.",
    "Moche stirrup-spout vessels from northern Peru portray real men, scars and all.",
    "Q: Why do eyes in portraits follow us?\nA: A flat picture looks the same from either side, so a frontal gaze stays frontal.",
    "Joseph Beuys spent three days in a New York gallery with a coyote, a felt blanket and a cane, in 1974.",
    "Q: Who painted the Sistine ceiling?\nA: Michelangelo, between 1508 and 1512, standing on a scaffold.",
    "Cyanotypes of British algae by Anna Atkins, 1843, make the first book illustrated with photographs.",
    "Q: What's a lithograph drawn with?\nA: Greasy crayon or ink, on fine limestone from Solnhofen.",
    "Hilma af Klint's The Ten Largest were painted in 1907, years before Kandinsky's abstractions.",
    "Q: Do artists get royalties on resale?\nA: In the EU and Britain, yes, up to four percent in tiers.",
    "Buddha seated in meditation, Gandhara, grey schist, the robe folded like a Roman toga.",
    "Q: What's the patina on bronze?\nA: A thin skin of copper compounds, natural or brushed on with chemicals and heat.",
    "David Hockney built his Pearblossom Highway from hundreds of snapshots, each with its own viewpoint.",
    "Q: Which pigment poisoned painters most?\nA: Lead white, along with arsenic greens such as Scheele's.",
    "Suprematism begins with a black square that Malevich hung across a corner like an icon in 1915.",
    "Q: What is a triptych's centre panel for?\nA: It holds the main scene; the wings close over it.",
    "Gee's Bend quilters in Alabama made bold abstract blankets of worn-out work clothes.",
    "Q: Who was Sesshū?\nA: A Japanese monk and ink painter, 1420 to 1506, who travelled in Ming China.",
    "Hagia Sophia's dome seems to float on a ring of forty windows.",
    "Q: Why is the Mona Lisa behind glass?\nA: Acid and a stone were thrown at it in 1956, and crowds bring moisture.",
    "Kehinde Wiley seated Barack Obama before a wall of leaves, chrysanthemums for Chicago among them.",
    "Q: What is grisaille?\nA: Painting in greys only, often to imitate carved stone.",
    "Tlingit Chilkat robes are woven of mountain goat wool and cedar bark after a painted pattern board.",
    "Q: Was Caravaggio a murderer?\nA: He killed Ranuccio Tomassoni in 1606 and fled from Rome.",
    "The Isenheim Altarpiece was made for a hospital whose patients suffered from ergotism; Christ's skin is full of sores.",
    "Q: How heavy is Richard Serra's steel?\nA: The plates of his ellipses weigh twenty tons and more each.",
    "Maori meeting houses embody an ancestor: the ridge pole is the spine and the rafters are ribs.",
    "Q: What's the Wilton Diptych painted on?\nA: Two oak panels, about 1395–99, with a white hart on the back.",
    "Zhang Xiaogang's Bloodline series turns family snapshots of the Mao years into pale, linked faces.",
    "Q: Can infrared or chemistry prove a forgery?\nA: A pigment can: Titanium white exposed Beltracchi's false Campendonk, dated 1914.",
    "Ansel Adams waited for the moon over Hernandez, New Mexico, and guessed the exposure from its brightness.",
    "Q: Who made the Bayeux Tapestry?\nA: English embroiderers, most likely, for Bishop Odo; it's stitched wool on linen, no tapestry.",
    "Lina Bo Bardi lifted the São Paulo museum off the ground and stood its paintings on panes of glass.",
    "Q: What do curators do all day?\nA: Research, write labels, beg for loans and answer e-mails about frames.",
    "Bruegel's Hunters in the Snow belongs to a series of the months; black crows mark the cold air.",
    "Q: What does it cost to frame a print?\nA: Museum glass, acid-free mount and an oak moulding may well exceed the price of the print.",
    "Ndebele women in South Africa paint their houses with sharp geometric patterns outlined in black.",
    "Q: What is pietra dura?\nA: Inlay of cut coloured stones, a speciality of Florence and Agra.",
    "Coptic and Fayum mummy portraits, in wax on thin limewood, look out with enormous eyes.",
    "Q: Which sculptor made The Kiss?\nA: Rodin in marble; Brancusi carved a blockier one in 1907–08.",
    "Wang Ximeng was eighteen when he painted A Thousand Li of Rivers and Mountains in azurite and malachite.",
    "Q: What are orthogonals?\nA: Lines in a picture that recede to the vanishing point.",
    "Niki de Saint Phalle shot at bags of paint behind plaster with a rifle, and later built a garden of giant women.",
    "Q: How did Seurat's dots work?\nA: He set complementary colours side by side so that the eye would mix them from afar.",
    "Alhambra, Court of the Lions: twelve marble beasts hold up a basin amid a forest of slender columns.",
    "Q: What's the difference between a print and a poster?\nA: A print is pulled by hand from the artist's plate or block in a "
    "limited number.",
    "Sidney Nolan reduced Ned Kelly's helmet to a black square riding through the outback.",
    "Q: Who painted American Gothic?\nA: Grant Wood; the models were his sister and his dentist.",
    "Lacquer needs damp to harden, and Chinese carvers cut through a hundred layers of it to shape peonies.",
    "Look closely at the lace collar in a portrait by Frans Hals. From two metres away it is crisp enough to sell; at arm's length it "
    "falls apart into slashes of white and grey, put down wet into wet and never corrected. His contemporaries admired the likeness, "
    "and Manet, two centuries later, admired the slashes.",
    "Q: Why do so many medieval paintings have gold backgrounds?\nA: Gold stood for the light of heaven, and it told the viewer that "
    "the scene lies outside ordinary time. It also showed what the patron had paid. Beaten into leaves, laid over red clay and "
    "polished, it flickers by candlelight as no painted sky can. By 1435 Alberti was advising painters to imitate its gleam with plain "
    "colours instead.",
    "Gentileschi's father Orazio taught her to paint, and the trial of the man who raped her, Agostino Tassi, made her name known for "
    "the wrong reason. She left Rome for Florence, joined its academy of design as the first woman and worked for the Medici. Her "
    "heroines roll up their sleeves.",
    "Lead-tin yellow vanished from painters' boxes in about 1750 and was identified again only in 1941, by Richard Jakobi in Munich. "
    "If a laboratory finds it in a picture, that speaks for an early date; if it finds synthetic phthalocyanine blue, the picture was "
    "at least retouched after the 1930s.",
    "The Great Mosque of Djenné is built of sun-dried mud bricks and plastered with mud, so that each rainy season wears it away. "
    "Bundles of palm sticks that bristle from the walls serve as scaffolding for the yearly replastering, when the whole town climbs "
    "up with baskets. The present building dates from 1907.",
    "Q: A visitor asked me why the baby Jesus looks like a tiny bald man. What should I answer?\nA: You can say that medieval painters "
    "weren't aiming at a real infant. Theologians held that Christ was perfect from birth, and a small adult expressed his wisdom. "
    "When wealthy families in fifteenth-century Italy began to order private pictures of mother and child, cheeks grew round, and "
    "babies started sucking their fingers.",
    "Woodblock printing in Edo relied on strict division of labour. A publisher chose the subject and carried the risk, the designer "
    "drew in ink, a carver pasted the drawing face down on cherry wood and cut away everything but the lines, and a printer rubbed "
    "each colour in register with a pad called a baren. The designer alone became famous.",
    "Perspective was a matter of geometry before it was one of feeling. Brunelleschi's lost demonstration panel of the Florentine "
    "Baptistery had a peephole: one looked from behind through the hole into a mirror, and the painted building lined up with the real "
    "one. Piero della Francesca later wrote a treatise on it for painters, full of numbered theorems.",
    "Insurance for a travelling exhibition is usually beyond what a museum can pay. In Britain and the United States the state steps "
    "in with indemnity, promising to compensate the lender if a Cézanne is lost or damaged. Conditions are strict: two couriers, "
    "climate crates, no more than so much value in one aircraft.",
    "Olowe of Ise, who died in about 1938, carved doors and veranda posts for Yoruba palaces. His figures project so far from the "
    "plane that some are almost free of it, heads turn sideways, and the ground is patterned with coloured zigzags. One of his doors "
    "was shown at Wembley in 1924 and stayed in London, exchanged for a British throne.",
    "Tiny, stubborn and often ill, Käthe Kollwitz made prints about weavers, war and hunger while her husband ran a doctor's practice "
    "for the poor in Berlin. After their younger son Peter fell in Flanders in October 1914 she worked for seventeen years on a "
    "memorial. Two parents kneel, apart, each alone with it.",
    "Silver-point leaves no room for regret. The stylus deposits a trace of metal on prepared paper, grey at first, which tarnishes to "
    "a warm brown and can't be rubbed out. Leonardo and Dürer drew with it; so did Rogier van der Weyden. You build the shadow with "
    "hatching, since pressing harder doesn't make the line darker.",
    "Q: How does an X-ray help to date or explain a painting?\nA: Lead white blocks the rays, and so the radiograph shows where the "
    "painter used it, including in layers that we can't see. A turned head, a second figure or an earlier picture turned upside down "
    "may appear. It reveals the canvas weave too; matching thread counts can show that two Vermeers were cut from the same bolt.",
    "Chinese scholars regarded calligraphy as the highest of the arts, above painting, because it can't be corrected. The brush "
    "answers to the wrist, the elbow and the breath; a stroke that hesitates shows it for ever. Wang Xizhi's Orchid Pavilion Preface, "
    "from 353, survives only in copies, as the original is said to lie in an emperor's tomb.",
    "This cassone, or marriage chest, stood at the foot of a Florentine bed in the 1460s. The front shows a triumphal procession, "
    "painted in tempera with raised gilt harness, and dents round the lock record five centuries of keys. Inside the lid a reclining "
    "nude, seen by the couple only, was meant to encourage handsome children.",
    "Mary Cassatt, a stockbroker's daughter from Pennsylvania, settled in Paris, where Degas asked her to exhibit with the "
    "Impressionists. Mothers and children became her theme, without sugar: babies squirm, nurses look tired. After an exhibition of "
    "Japanese prints in 1890 she made ten colour etchings that are among the finest of the century. Cataracts ended her work by 1914.",
    "What strikes me in Agnes Martin's grids is how unsteady they are. From the bench you see a mist the colour of sand. Step near and "
    "there are pencil lines, drawn along a short ruler across a six-foot canvas, skipping over the weave like a pulse. Reviewers "
    "called it cold geometry; it seems to me closer to breathing.",
    "Q: What is the difference between conservation and restoration?\nA: Conservation slows decay: stable humidity, flakes of paint "
    "glued back, dust removed. Restoration tries to give back a readable image, for example by filling losses and toning them in. "
    "Anything that is added should be documented and soluble without harm to the original. Between the two lies a long quarrel about "
    "how much a picture may show its age.",
    "The market for photographs is built on scarcity that someone must declare. A negative can be printed a thousand times, and so "
    "dealers agree on editions of five or ten, sign the backs and promise not to make more. Vintage prints, made near the time of the "
    "exposure, cost many times what later ones do, although the later may be better printed.",
    "Inca tunics were woven by chosen women from cotton and camelid wool, so densely that the finest have dozens of weft threads to "
    "the centimetre. One in Washington is covered with tocapu, small squares of different geometric designs, perhaps signs for peoples "
    "and ranks of the empire. Spanish soldiers wanted gold; the Inca gave cloth.",
    "Bridget Riley's Movement in Squares begins as a plain chessboard. Toward the right the squares narrow until they seem to fold "
    "into a crease and come out again, though nothing on the board has been bent. She worked it out in 1961 with gouache studies, by "
    "eye rather than by computation, and has insisted that it isn't about optics but about sensation.",
    "Islamic geometric ornament starts with a circle and a compass. Divide the circumference by five, six or eight, join the points, "
    "extend the lines, and a star grows into a field that could go on beyond the frame. Craftsmen at Isfahan in the fifteenth century "
    "used a set of five tile shapes, girih, that physicists in 2007 compared with Penrose's quasiperiodic tilings.",
    "Kerry James Marshall paints black figures really black. In his pictures of barbershops, gardens and housing projects the skin is "
    "mixed from several blacks, iron oxide, ivory and carbon among them, with tints of blue or green, so that details come out slowly. "
    "He says that he wanted them to be in the museum, unapologetically, on the scale of history painting.",
    "Q: Is it true that the camera obscura made Vermeer's pictures?\nA: Some argue so, from the soft highlights and the photographic "
    "perspective, and Philip Steadman has reconstructed rooms from six paintings that match one studio. No such device is listed in "
    "the inventory of his goods. Even if he looked through a lens, someone had to mix that blue, leave things out and decide how a "
    "girl should turn her head.",
    "Built without an architect's name, the stave church of Borgund in Norway, from about 1200, is a ship upside down in all but "
    "purpose. Upright planks stand in a raised sill so that they don't rot, roofs climb in tiers, and dragons' heads on the gables "
    "face outward. The timber has been tarred again and again with pine pitch.",
    "Ana Mendieta, sent from Cuba to Iowa at twelve, pressed the outline of her body into mud, sand and snow, filled it with flowers "
    "or gunpowder, and photographed it as it dissolved. She called these works Siluetas. They are performance, sculpture and earthwork "
    "at once, and nothing is left of them but slides and film.",
    "Vienna's Secession put its motto over the door in 1898: to every age its art, to art its freedom. Klimt was its first president. "
    "The building by Olbrich, a white cube with a dome of gilded laurel, was mocked as a golden cabbage. For the Beethoven exhibition "
    "of 1902 Klimt painted a frieze meant to be scrapped afterwards; a collector saved it.",
    "Stained glass gets its colour in the pot. Copper or gold reddens it, cobalt makes it blue, manganese purple. A painter adds only "
    "dark lines and shading in vitreous enamel, fired on, and from about 1300 a silver compound that stains clear glass yellow. Lead "
    "strips hold the pieces and draw the outlines as they do so.",
    "Ogata Kōrin's Irises, a pair of six-fold screens, has no ground, no water and no bridge, though it quotes a tale that has all "
    "three. Clumps of blue petals repeat, partly by stencil, across gold leaf, rising and dipping like a tune. The malachite of the "
    "leaves is granular, the azurite deep; it is luxury arranged with great economy.",
    "Titian's late Flaying of Marsyas was painted partly with the fingers, if Palma Giovane's report of his habits can be trusted. "
    "Colour smoulders in browns and reds; a small dog laps the blood, and old King Midas, lost in thought, may be the painter himself. "
    "Nobody knows for whom it was made or whether he thought it done.",
    "Q: How should I store my grandmother's watercolours?\nA: Keep them in the dark, flat and dry. Take them out of old mounts, whose "
    "acid turns paper brown, and lay each between sheets of acid-free tissue in a box. Avoid attics and bathrooms. Anything you hang "
    "should be under UV glass, away from the window, and should rest for a few months each year. A foxed sheet belongs in a paper "
    "conservator's hands.",
    "Seen from the nave of Ely Cathedral, the octagon opens where a tower used to stand. The old crossing collapsed in 1322, and the "
    "sacrist, Alan of Walsingham, decided to span the gap with eight stone piers and a lantern of oak. Its eight posts, nineteen "
    "metres tall, were so hard to find that roads had to be strengthened to bring them.",
    "Cildo Meireles printed Yankees go home on empty Coca-Cola bottles in 1970 and put them back into circulation, where they were "
    "refilled. The white letters could hardly be read until the bottle filled with dark liquid again. Under a dictatorship that "
    "watched the galleries, he needed a distribution system no censor could stop.",
    "Criticism, Baudelaire wrote of the Salon of 1846, should be partial, passionate and political. He practised what he preached: he "
    "adored Delacroix, teased the public for liking Horace Vernet, and demanded painters who could see the heroism of black frock "
    "coats and polished boots. Manet, a friend of later years, took him at his word.",
    "Basketry is older than pottery and, since it rots, hardly shows in museums. Among the Pomo of California the finest coiled "
    "baskets have sixty stitches to the inch and are covered with the red scalp feathers of woodpeckers and pendants of shell. Elsie "
    "Allen, against custom, was asked by her mother not to bury hers with her but to teach with them.",
    "X-ray diffraction has explained why some of Van Gogh's reds turn white. Red lead in his paint reacts with light, carbon dioxide "
    "and air to form plumbonacrite and, at last, pale lead carbonates. The chrome yellows of the Sunflowers brown for another reason, "
    "as chromium is reduced by light. Both museums and physicists now watch lamps more closely.",
    "Tanya is nine and wants to know why Monet painted the same haystack again and again, was he forgetful? No. He put out several "
    "canvases at once and changed to another as the sun moved on, so that each shows an hour: pink at dusk, blue in snow, ochre at "
    "noon. In 1891 he hung fifteen together, and nearly all were sold within days.",
    "Jamini Roy, trained in academic oil painting in Calcutta, gave it up in his thirties for the flat bold outlines of Kalighat "
    "bazaar pictures. He made his own colours of ground rock and lamp soot, bound with tamarind glue, let his family work with him and "
    "sold cheaply to anyone. He didn't mind copies of his pictures, which has driven the market mad.",
    "Donald Judd hated the word sculpture and preferred specific objects: boxes of galvanised iron, plexiglass and plywood, made in a "
    "factory to his drawings and mounted at exact intervals up a wall. The gap counts for as much as the box. In Marfa, Texas, a "
    "hundred of them in mill aluminium fill two old artillery sheds, and the desert light does the rest.",
    "Q: Who decides what an artwork is worth for tax?\nA: An appraiser compares auction results for the same artist, medium, size and "
    "year, then adjusts for condition, provenance and rarity. In the United States the tax office has its own Art Advisory Panel of "
    "dealers and curators, who look at the gifts and estates without knowing which figure would favour whom. They change about half of "
    "the values.",
    "Paolo Uccello, said Vasari, stayed up all night over foreshortening, and when his wife called him to bed he murmured what a sweet "
    "thing this perspective was. In the three panels of The Battle of San Romano broken lances lie on the ground like a grid, a fallen "
    "knight is drawn feet first, and horses of rocking-chair solidity rear in pink and blue.",
    "Rachel Whiteread filled an empty terraced house in Bow with concrete and then took the house away. What stood on the grass in "
    "1993 was the inside turned out: fireplaces bulged, doors were recessed, light switches had become dents. It won her the Turner "
    "Prize in November, and the council demolished it in January.",
    "Encaustic is paint in hot beeswax. Each stroke cools at once and must be fused to the last with an iron or a torch, so the "
    "surface stays lumpy and translucent. Jasper Johns chose it for Flag because it set fast enough to keep every mark visible over "
    "scraps of newsprint. The ancient masters of the method were the portraitists of Roman Egypt.",
    "On Rapa Nui some nine hundred moai were quarried from the soft tuff of one crater with basalt picks. Set on platforms by the "
    "shore, backs to the sea, they received eyes of white coral with pupils of red scoria or obsidian. Experiments with ropes have "
    "shown that a statue can be rocked forward upright, which agrees with the islanders' saying that they walked.",
    "Good restorers leave jokes to the public. The pious repainting of a flaking Ecce Homo at Borja in Spain by Cecilia Giménez, a "
    "parishioner in her eighties, went round the world in 2012 as Monkey Christ. The town was appalled until the visitors came. Ticket "
    "money has since paid for places in a home for the elderly.",
    "Harriet Powers, born into slavery in Georgia, sewed two quilts of Bible scenes that survive. In the later one, now in Boston, "
    "fifteen appliqué squares include Jonah, the serpent that Moses lifted up, and the night in 1833 when the stars fell. When she "
    "sold the earlier quilt in hardship for five dollars, she explained each scene to the buyer, who wrote it down.",
    "Q: What makes the blue of Chinese porcelain?\nA: Cobalt oxide, painted on the dry body under a clear glaze and fired once at "
    "about 1,300 degrees. In the fourteenth century the ore came from Persia, rich in iron and poor in manganese; later potters at "
    "Jingdezhen blended it with a local one. Analysis of the manganese helps date a jar, and so do the dark spots known as heaped and "
    "piled.",
    "Imogen Cunningham, Edward Weston and Ansel Adams founded Group f/64 in 1932, named for the smallest aperture on a view camera. "
    "Everything from the front pebble to the far ridge was to be sharp, the paper glossy, the print made by contact. They were "
    "rebelling against soft-focus pictures that wanted to look like charcoal. Cunningham's magnolia blossom is all edges.",
    "Vladimir Tatlin planned a tower for the Third International, four hundred metres of leaning iron spiral in which a cube, a "
    "pyramid and a cylinder of glass would rotate once a year, once a month and once a day. Petrograd had no steel for it. The model "
    "of 1920, carried through the streets, was enough to become the emblem of Constructivism.",
    "Behind the velvet rope, an 1870s dining room by Whistler now in Washington shocks with blue and gold. He had been asked to touch "
    "up some leather walls for the shipowner Leyland, and covered everything, shutters included, with peacocks while the owner was "
    "away. They fell out over the fee. Two birds fight on the end wall, with silver shillings at the feet of one.",
    "Minoan potters of the Marine style let an octopus embrace the whole round of a flask from Palaikastro. Its arms fill the space to "
    "the rim, suckers and all; seaweed and rock drift between. There's no base line and no border for it to hide behind. After the "
    "stiff bands of earlier ware, made only decades before, it is as if someone had opened a window onto the sea.",
    "Wangechi Mutu, born in Nairobi and trained in New York, cuts fashion magazines, motorbike catalogues and medical illustrations "
    "into women who are half machine, half plant. Collage suits her argument: these bodies were made by other people's pictures. In "
    "2019 four bronze caryatids by her sat in the empty niches of the Metropolitan Museum's façade, holding nothing up.",
    "Hatching, cross-hatching, stippling and scumbling are four ways of making a mid-tone with a tool that gives only lines or dots. "
    "Parallel strokes that follow the form, as in a Dürer arm, describe roundness and shadow at once. Try an egg on a windowsill "
    "first. Leave the highlight as bare paper, and find the soft band of reflected light near the table.",
    "Persian carpets of the Safavid court are paintings in knots. The Ardabil Carpet in London, dated 1539–40, has over twenty-five "
    "million of them, wool on silk, around a yellow medallion like a dome seen from within. Two mosque lamps of different sizes hang "
    "at its ends. William Morris urged the museum to buy it, and it did, for two thousand pounds.",
    "Q: Why is the smile of archaic Greek statues so strange?\nA: Nearly all kouroi and korai of the sixth century BC wear it, even a "
    "dying warrior from Aegina, and so it can't show a mood. It may signal that the figure is alive and favoured by the gods; some "
    "think it came from the difficulty of joining a curved mouth to a flat cheek. After 480 it disappears, and faces turn grave.",
    "Sofonisba Anguissola of Cremona had five sisters, nearly all of whom painted, and a father who wrote to Michelangelo on her "
    "behalf. He sent a drawing and asked for a boy crying; she drew her brother bitten by a crayfish. In 1559 she went to Madrid as "
    "lady-in-waiting to the queen. Van Dyck visited her in Palermo in 1624, when she was over ninety and nearly blind.",
    "Land art needs maintenance like any other. Robert Smithson's Spiral Jetty, 460 metres of black basalt coiled into the Great Salt "
    "Lake in 1970, vanished under rising water for decades and came out white with salt. Since 2002 drought has left it dry most "
    "years. Its owner, the Dia foundation, photographs it from the air and has decided, for now, to let it be.",
    "Pity the frame-maker. In the age of Louis XIV a carved and gilded frame could cost as much as the painting, and took four trades: "
    "joiner, carver, gesso worker, gilder. Corners were finished after assembly so that no mitre shows. Collectors later swapped them "
    "at will, the Impressionists asked for plain white ones, and museums now search salerooms for the right period.",
    "Nubia's pyramids at Meroë are small, steep and numerous. Kings and ruling queens of Kush lay beneath them in rock-cut chambers "
    "from about 300 BC, and a chapel on the east side was carved with the dead before Osiris. In 1834 Giuseppe Ferlini broke open "
    "several and took the jewels of Queen Amanishakheto to Europe, where buyers doubted that Africans had made them.",
    "Does a museum lift its chin at craft? The teapot in case four argues back. Peter Voulkos taught a generation in Los Angeles to "
    "tear, stack and gouge clay until it was no use for tea; Beatrice Wood, who lived to 105, coated hers in lustre like oil on a "
    "puddle. Put either next to a de Kooning and ask again what makes one thing fine and the other applied.",
    "Gordon Parks bought his first camera in a pawnshop in Seattle. On his first day at the Farm Security Administration in Washington "
    "he was refused service in a shop, a cinema and a restaurant, and soon after posed the cleaner Ella Watson before the flag, "
    "upright with mop and broom. He named it American Gothic. Later he was the first Black staff photographer at Life.",
    "Fluxus events could be performed by anyone with a minute and a straight face. Alison Knowles made a salad; George Brecht let "
    "water drip into a vessel; Yoko Ono's instructions tell you to light a match and watch till it goes out. Cheap boxes, cards and "
    "newspapers spread the idea. Museums now keep those cards under glass, which is the one thing they were never meant for.",
    "Q: What are the main types of brush, and what is each for?\nA: Rounds come to a point, for lines and detail. Flats lay broad "
    "strokes and sharp edges, brights are shorter flats for stiff oil, and filberts, with an oval tip, blend skin and petals. Fans "
    "soften. Hog bristle leaves marks in thick paint; sable holds plenty of watercolour and springs back. Wash them with soap, shape "
    "the tip, and never leave one standing in the jar.",
    "Baule weavers in Côte d'Ivoire hang the cord that moves their warp from a carved pulley, and on top of the pulley there's often a "
    "small, calm face with a fine coiffure. It does nothing for the cloth. The man at the loom has it before his eyes all day, and "
    "weavers say that they like to look at something beautiful. In vitrines the wear of the cord is the best label.",
    "Courbet wrote that he couldn't paint an angel, because he had never seen one. In A Burial at Ornans, six metres wide, some fifty "
    "townspeople crowd to a grave, red-nosed beadles and a bored dog included, on the scale reserved for kings and saints. Critics in "
    "1850 found it ugly. He thought of it as the burial of Romanticism.",
    "The Sydney Opera House won its competition with a handful of sketches. Jørn Utzon's shells could not be calculated until, in "
    "1961, he and the engineers saw that all could be cut from the surface of one sphere, and so cast from repeated moulds. More than "
    "a million glossy and matt tiles cover them. Utzon resigned in 1966 over money, and never saw it finished.",
    "Shipibo women of the Peruvian Amazon cover cloth, pots and faces with mazes of line called kené. The design is drawn freehand, "
    "without a plan, and yet closes on itself. Some say the patterns are songs that a healer sees after drinking ayahuasca, and can be "
    "sung back from the cloth; others, that they're on the skin of the anaconda, who holds all designs.",
    "Egyptian draughtsmen laid out a standing figure on a grid of eighteen squares from sole to hairline. Shoulders and eye are seen "
    "from the front, face and legs from the side, for completeness and not for want of skill. In tomb chapels left unfinished at "
    "Thebes you can see the red lines and the corrections that a master made in black. Under Akhenaten two more squares were added.",
    "Remedios Varo, a Spaniard in Mexican exile, painted alchemists, astronomers and women who feed the moon with ground-up stars. Her "
    "technique is that of a fifteenth-century panel: thin glazes on hardboard, details scratched with a pin. She had earned her living "
    "drawing for a drug company and insects for scientists. In 1956 her first solo show sold out, and seven years later she was dead.",
    "Photographing a building means waiting. Julius Shulman set up his camera by Pierre Koenig's Case Study House No. 22 in 1960, let "
    "the lights of Los Angeles burn for seven minutes onto the film, and fired a flash for the two women talking behind the glass. The "
    "house has been famous for it since. Few who admire the ease of the evening know of the long exposure.",
    "Q: How can I learn to look at abstract pictures?\nA: Begin with what's there before you ask what it means. How big is it against "
    "your body? Where did the painter start, which layer is on top, is the edge sharp or breathing? Cover a part with your hand and "
    "see what's missed. Stay for five minutes with one picture instead of thirty seconds with ten. A Joan Mitchell may then give you "
    "weather, or a Martin silence.",
    "Mali's bogolan cloth is dyed twice over: first yellow with leaf tannin, then painted with river mud that has been kept in a jar "
    "for a year. Iron in the mud blackens the tannin. The women of Beledougou paint the ground and leave the pattern, so each white "
    "crocodile or drum is really a gap. Hunters wore it, as did girls after initiation.",
    "Thieves who took Vermeer's The Concert and two Rembrandts out of the Gardner Museum in Boston in March 1990 wore police uniforms "
    "and moustaches. They passed over a Titian. Since the founder's will forbids any change of the hang, empty frames mark the places, "
    "and the reward stands at ten million dollars. It remains the costliest unsolved art theft.",
    "Portrait miniatures were the wallet photographs of their day. Nicholas Hilliard painted his on vellum stuck to playing cards, "
    "with squirrel-hair brushes and a tooth set in a handle for burnishing silver. His Young Man among Roses leans on a tree, hand to "
    "heart, in an oval no longer than a hand. He told pupils to wear silk, as it sheds no lint, and not to speak over the work.",
    "The first lesson of colour theory is that there is no colour alone. Josef Albers had his students put the same brown slip on "
    "yellow and on blue paper, until they refused to believe that it was the same. His Homage to the Square, over a thousand pictures "
    "in twenty-five years, repeats the lesson with paint straight from the tube. The notes on the back list every brand.",
    "Aboriginal bark painting from Arnhem Land: X-ray style fish in ochre and pipeclay, backbone and gut shown inside.",
    "Q: What is a catalogue raisonné?\nA: A scholarly list of every known work by an artist, with dates, owners and exhibitions.",
    "Tiepolo frescoed the staircase at Würzburg with four continents, his own face tucked into a corner of Europe.",
    "Tivaevae, the appliqué bedspreads of the Cook Islands, are cut from cloth folded in eighths, like a paper snowflake, and sewn by "
    "groups of women who sing meanwhile. Missionaries' wives brought quilting; hibiscus and breadfruit came from outside the door. The "
    "finest are never slept under but given away, or laid in a grave.",
    "Q: Our robot vacuum bumped the plinth. How are sculptures protected from such silly accidents?\nA: Mostly by distance and weight. "
    "Plinths are wider than they need to be, filled with sand, and pinned to the figure with a rod or with museum wax. In earthquake "
    "country a base may slide on bearings, as it does under bronzes in Los Angeles. Cleaning is done by people, early, and a registrar "
    "writes down every chip.",
    "Lorna Simpson prints large photographs of Black women seen from behind and sets a few words beside them, on plastic plaques. You "
    "look for a face and get a list instead. Since the 1980s her pairs of picture and text have asked who is described, by whom, and "
    "what a caption does to a body.",
    "Q: Are algorithms able to attribute a painting?\nA: They can help. A network trained on secure works by Rembrandt or Pollock "
    "rates how alike the brushwork is, much as connoisseurs did by eye, but it inherits every doubt about its examples, and it sees "
    "only photographs. Technical study of ground, pigment and wood, and papers that trace the owners, still count for more with "
    "museums and the trade.",
    "Luba memory boards, lukasa, fit in the hand. Beads and shells are fixed to a waisted wooden tablet, and a trained reader, running "
    "a finger over them, recited the origins of kings, migrations and the plan of the court. A blue bead in a ring of white ones might "
    "mean a chief and his followers, or a lake.",
]
