/**
 * Plain English words of 4 to 8 letters for suggestions: a list of our own, in order of the alphabet. No two are within
 * one edit of each other, so that a slip of the hand or of the ear does not make another word of the list, and none of
 * them is unkind.
 */
export const words: readonly string[] = `
abacus abbey ability aboard about above abrupt absolute absorb abstract absurd academy accept access accord account achieve acorn acrobat across
active actor actress actual adapt addition address adequate adhere adjacent adjust admiral advance advent adverb advice aerial aerobic afar affirm
afford afloat afresh against agenda agent agile agree ahead aircraft airline airport airship aisle alarm album alcove alert algebra alien alike
alley allow almanac almond almost aloft aloud alphabet alpine already alright also altitude always amateur amazing amber ambient ambition amend
amethyst amid among amount amplify amuse anagram analyse ancestor anchor anchovy ancient anemone anew angelic animal ankle annual anorak answer
antelope antenna antique antler anvil anyhow anyone anyway apart apology appeal apply appoint approve apricot apron aquarium arcade arcadia archery
archive arctic arena argue armchair armour aroma around arrange array arrival artefact article artisan artist ascend ashore aside asleep aspect
aspen asphalt aspire assemble asset assign assist assume asteroid athlete atlas atom atrium attach attempt attend attic attire attract attune
auction audible audience audit aurora author auto avenue avocado avoid await awake award away awesome awning azalea baboon baby backdrop backpack
backyard badger bagel baggage baggy bagpipe baker balance balcony ballad ballet balloon balmy bamboo bandage banjo banner banquet barber bargain
baritone barley barn barrel barrier basalt basic basket bassoon bathtub baton beacon beads beagle beam bearing beauty beaver become bedrock bedroom
beech beetle before begin behave behind beige being belfry believe belly belong below beneath benefit beret berry beside between beyond bicycle
billow biology birch bird birdsong birthday biscuit bison bistro blade blank blanket bleep blend bless blimp blizzard block bloom blossom blot
blouse bluebell bluff blur bobbin bobcat body boiler bold bonfire bongo bonnet bonus book bookcase booklet bookmark boost booth border borrow boss
botany bottle boulder bounce bound bouquet bracelet bracket braid brake bramble brass bravo bread breath breeze brew brick bridge brief bright brine
brioche bristle broccoli broker bronze brother brown brush bubble bucket buckle budget budgie buffalo buffet builder bulb bulletin bump bumper
bundle bungalow bunk bunny bunting buoy burger burly bushel butler button buyer byte cabbage cabin cabinet cable cactus cadence cadet cafe cairn
calcium calendar calf calico caller camel camera campfire canal canary candid candle candy canoe canopy canteen canvas canyon capable capital
captain caramel caravan caraway carbon cardigan cardinal career cargo caring carnival carol carpet carriage carrot cartoon cascade cashew cashier
cassette cast castle casual catalog catch category caterer cauldron caution cavalry cavern cedar ceilidh ceiling celery cellar cellist cello cement
census centaur central centre century ceramic cereal certain certify chain chalk chamber champ champion chance channel chant chapter charcoal
charger chariot charity charm chase check checker cheddar cheer cheerful cheetah chemist cherish cherry chess chestnut chicken chief chime chimney
china chirp chisel choice choose chopper chord chorus chowder chuckle chunk chute chutney cicada cinder cinema cinnamon circle circuit circus
cistern citizen citrus city civic claim clarinet clasp classic clatter clause claw clean clergy clerk clever click client cliff climate climb
climber clipper cloak closet cloth clothing clown club clump cluster clutch coach coaster cobalt cobbler cobra cobweb cockpit cocoa coconut code
coexist coffee coin collage collect collie cologne colour column combine comedy comet comfort command comment commerce commit common commute compact
company compare compass compete compile complex comply compose concept concise concrete condense condor conduct confetti confirm congress conifer
connect consent consider consist console constant consult consume contact contain contest contrast control convert convince convoy cooper cordial
corgi corner coronet corral correct corridor cosmic cosmos cosy cottage cotton council counter country couple courage courier course court cousin
cover coverage cowboy coyote crackle cradle craft crane cranium crater crawl crayon create credible credit creek crepe crescent crest crib crimson
crisp critic crochet crockery crocus crook croquet crossing crouton crowd crucial cruiser crumb crumble crumpet crunch crystal cuckoo cucumber
cuisine culture cumin cupboard cupcake curator curious curl curlew current curry cursor curve cushion custard custom cutlery cyan cycle cyclone
cygnet cymbal cypress daffodil dahlia dainty dairy damson dancer dapper dare darling dash data dateline daughter dawn daybreak daylight dazzle
debate debut decade deckhand declare decorate deduce deem default defend defer define deft degree delay delicate delight deliver delta denim dentist
depart depot depth deputy derby derive descend describe deserve design desk desktop despite dessert detail detect detour develop device devote
dewdrop diagram dial dialect diary diesel digest digital dignity dimple diner dinghy dining dinosaur diploma direct disco discount discover display
distant divide dock doctrine document dodge doll dolphin domain domino donate donkey doodle door doorbell dormant dormouse double dough doughnut
dove downhill downtown dozen dragnet drama drape draw drawer dream dress dresser drift drink drizzle drop drum duchess duckling dugout dumpling dune
dungaree durable duvet dwelling dynamic dynamo each eager early earring earth eastern easy ebony echo eclair eclipse ecology economy edible edition
editor educate effect effort eggplant eggshell eject elapse elastic elated elbow eldest electric elegant element elephant elevate eleven elicit
elite else elude embark embassy embed emblem emboss embrace emerald emerge eminent emotion emphasis employ empty enable enamel enchant enclose
encode endless endorse endure energy enforce engage engine enhance enigma enjoy enlarge enlist enormous enough enquire enrich ensemble entail enter
enthuse entire entitle entrance entrust entry envelope epic episode equal equator equip erase erode errand escape espresso essay essence estate
estimate eternal ethical ethics evening event every everyone evidence evident evolve exact exam example exceed excel except excess exchange excite
exclaim excuse exercise exhale exhibit exist expand expect expense explain explore export expose express extend exterior extra extract exult eyebrow
eyelash fabric facade facet factory faith falcon fall family fancy fanfare farewell farmer farther fashion fate feather feature federal feed feeling
feline fellow felt fence fennel fern ferret festival fetch fiance fiction fiddle fidget field fiesta fifteen fifty figure filament film filter final
finch find finish firefly fireman first fish fitness fixture fizzy flag flair flake flamingo flannel flapjack flask flavour fleece fleet flex
flexible flight flip flood flora florist flour flow fluent fluffy fluid flume flurry flutter foam focus foggy folder foliage fondue font footpath
forage force ford forecast foresee forest forever forget format formula fortune forum forward fossil foster fountain fourteen foxglove foyer
fraction fragment frail frame franc freckle free freight french frequent fresco friar friend fringe frisbee frock frog frolic frost frozen fruit
fudge fuel furnace furnish furrow fuse fusion future gadget gala galaxy gallant gallery gallon gander garage garden gardener gargoyle garland garlic
garment garnet gather gauge gazelle gazette gear gearbox gecko gemstone general genius genre gentle genuine geology geranium germ gesture getaway
geyser gherkin giant gibbon gift giggle giraffe girder given glacier glad glance glass glaze gleam glen glimmer glint glitter global globe glory
glossy glucose glue gnome goal goalie goblet golden goldfish gondola good goose gopher gorge gorilla gossip gourmet govern gown grab grace gradual
graduate grammar granary grand granite graph graphic grasp gravel gravity gravy grazing great green greenery grey grid griddle grill grizzly grocer
groove group grouse growl growth gruff guard guava guess guidance guide guild guinea guitar gulf gumboot gumdrop gutter gymnast habit haddock
halfway halibut halo hamlet hammer hammock hamster handbag handsome hangar happen happily happy harbour hardware hardy harmony harness harp harpist
harvest hatchet haul haunt hawk hawthorn haystack hazel headband healthy heart heater heavy hectare hedge hedgehog height heir helium helmet help
helpful herald heritage hermit heron herring hexagon hiccup hickory hide high highland hiking hill hilltop hinge hippo history hobby hoist holiday
hollow holly home homely honest honey honour hooray hopeful horizon horn hornet horse hostel hour hourly hovering howling huge human humble humid
hummus humour hunch hundred hurdle hyacinth hybrid hydrant hymn hyphen iceberg icicle icing icon idea identity idiom igloo iguana illusion image
imagine imitate impact impala implant imply import impose impress improve impulse inbox incense incident include income increase index indicate
indigo indoor industry infinite inflate inform ingot inhabit inherit initial inkwell inland inlet innocent input inquiry insert inside insight
insist inspect inspire install instance instead insulin insure intact integer intend interest interim interior internal into intrepid invent invite
invoice involve inward iris irony irrigate isolate italic item itself ivory jackal jacket jackpot jade jaguar jargon jaunty javelin jazz jeans jeep
jersey jester jetty jewel jigsaw jive jockey jogging joint journal journey joyful jubilee juggle juice jukebox jumbo junction junior juniper jury
just justice jute kale kangaroo karate kayak keen keeper kerb kernel kestrel kettle keyboard keyhole kidney kilo kimono kindle kindness kingdom
kiosk kipper kitchen kite kitten kiwi knapsack knead knee knight knit knitting knock koala kudos label labour lace ladder ladle ladybird lagoon lamb
language lantern laptop large lark lasagne laser lasso latitude latte lattice laugh launch laundry laurel lava lavender lavish lawyer lazy leader
leaf league learn leave lecture leek legacy legend leisure lemon lemonade lemur length lens lentil leopard lesson letter lettuce level liberty
library licence lichen life lifeboat likely lilac lily limerick limit limpet linden linear linger linguist link list listen literacy little lizard
llama load lobster location locker logic logo lollipop lonely longboat loop lorry lotion lotus lounge lucky luggage lull lullaby luminous lunar
lupin luxury lynx lyre lyric macaroni machine mackerel magazine magenta magic magma magnet magnolia magpie mahogany mailbox main majestic majority
makeup mallard mammoth manager mandolin mango mansion mantle manual maple marathon marble margin marigold marina mariner market marmot maroon
marquee marsh marvel mascot mask mason matching material matinee matter mature maximum maybe mayor meadow meaning measure medal medium medley melody
melon memo memory menu merchant mercury mermaid message meteor method metre microbe midday midnight migrate mileage milk miller million mimic
mineral mingle minimum minor minstrel mint minute miracle mirror mischief misty moat mobile model modern modest modify molecule moment mongoose
monitor monument moonbeam moral morning mosaic motor mould mouse mouth movie muddle muesli muffin mulberry multiple muscle museum mushroom music
mussel mutual muzzle myrtle mystery myth name napkin narrate narrow narwhal nation native nautical navigate nearby nebula nectar needle neon nephew
network neutral never newborn newsreel newt nibble nicely nickel niece nine noble nobody noise nomad normal north notable notch notebook nothing
notice novel nucleus nugget number nurture nutmeg nylon oasis oatmeal oats obelisk object oblong oboe observe obtain obvious occasion ocean ocelot
octagon octave octopus odyssey offer office often ointment okay olive omelette onion online onset opal open opera operate opinion opposite optic
optimism option oracle orbit orchard orchid ordinary orient origin oriole ornament osprey ostrich other outback outcome outdoor outfit outing outlet
outline outlook output outside overcoat overlap overture owner oxygen oyster pacific package padlock page pagoda painter palace palette palm
pamphlet pancake panda panel panther pantry papaya paper paprika parade paradise paragon parallel parasol parcel pardon parka parlour parsley
parsnip partner party passage passion passport pasta pastel pastime pasture patent path patience patio patrol pattern pause pavement pavilion
payment peacock peanut pearl pebble pecan pelican pencil pendant penguin pension people perch perfect perform perfume period person petal phantom
pharmacy pheasant phone photo phrase physics pianist piano piccolo pick pickle picnic picture pier pigeon pigment pile pilgrim pillar pimento
pinball pinecone pioneer pitcher pivot pixel pizza plaice plain planet plaster plate platform platinum play plaza please pleat plenty pliers plough
plum plumber plural plush pocket podium poem polaroid police polish polka pollen polo pomelo pony popcorn poppy popular porpoise porridge portion
portrait position positive possible postcard potato pottery powder practice prairie praise prawn precise predict prefer prepare present pretty
pretzel pride primary primrose prince print priority prism private problem process produce profile profit program progress project promise prompt
proof propel prospect proud provide public pudding pulley pulp pulse pumpkin pupil puppet purchase purpose pursuit pyjamas pyramid python quail
quaint quality quantity quarry quarter quartz quasar quay queen quench query quest quick quiet quince quirky quiver quiz quota rabbit raccoon radar
radiant radiator radio radish raffle railway rainbow raincoat raisin rally ranch random rapid rattle raven ravine react ready real reason rebuild
recall receipt receive recent recipe record recover recruit recycle reef reflect reform refresh refuge regard region regular rehearse reindeer
rejoice relate relax release relief remain remark remember remind remote renew rental repair repeat reply report republic request rescue research
resident resist resolve resource respect respond result retire return reveal reverse review revise revival rhubarb rhyme rhythm rider ring ripple
rising rivet roadside robe robin robot rocky rodeo roller romance rookery rooster rosemary rotate route routine rowboat royal rubber ruby rucksack
rudder ruler runner runway rural russet rustic saddle safari saffron saga sailor salad salmon salsa salute sample sand sandal sandwich sapphire
sardine satchel satin saturn sauce saucepan sausage savanna savoury sawdust scaffold scale scallop scamper scarf scarlet scatter scene scenic
schedule scholar school science scissors scooter score scorpion scout scrap screen scribble script scroll sculptor seafood seagull search seashell
seaweed second section secure sedan segment select seminar senate senior sensible sentence sequel sequoia serene sergeant series serious service
sesame session seven several shallot shampoo shamrock shape shark sharpen shed sheet shelf shelter sherbet sheriff shield shimmer shingle shiny ship
shire shiver shoal shoe shoulder shovel shower shrimp shrub shuffle shut shuttle sight signal silence silicon similar sincere siren sister sitcom
size skate sketch skill skirt skylark skyline sleeve sleigh slender slice slogan small smart smile smooth smoothie snack snail snapshot sneaker
snorkel snow snowball snowdrop soap social society sofa software soil solar sole solid solstice solution someone sonata song sonic soprano sorbet
sorrel source souvenir spade spaniel spanner sparkle sparrow spatula speak special speech speed sphere sphinx spider spinach spindle spiral splash
splendid splinter spoke sponge spoon sport spotless spray spread sprinkle sprout spruce squad square squash squirrel stadium staff stage stair
stallion stamp standard staple starfish starling station statue steady steel stencil step stereo steward sticker stitch stock stool storage storm
stove straight straw stream street stretch stride string student studio study stumble style subject sublime submit subtle suburb subway succeed
sudden suede sugar suggest suit suitcase sultana sundae sundial sunlight sunrise sunset supper supply support supreme surface surfing surge surname
surplus surprise survey sushi suspend sustain swan sweater sweep swift swim swing swivel symbol symphony syrup tablet tackle tadpole talent talking
tandem tangle tangy tapestry target tariff tarmac tartan taste taught teacher teacup teapot teaspoon teddy telegram temper tempest template temple
tempo tenant tender tennis tenor tent terrace terrain terrier textile texture thank thatch theatre theme theory thermal thicket thimble thing third
thirsty thirteen thistle thought thousand thread thrifty thrive through throw thrush thumb thunder tiara tidal tidy timber time timid tinsel tissue
titan title toast toboggan today toddler together token tomato tomorrow tongs topaz topic topple torch tornado tortoise toucan tourist toward tower
tractor trade traffic train transfer transit trapeze treacle treasure treaty trek trellis tremble trend triangle tribune trickle tricycle trifle
trilby trim trinket trolley trombone trophy tropical trouble trousers trout trowel truck true trust truth tube tugboat tulip tundra tunic tunnel
turban turbine turkey turmeric turn turnip turret turtle tutor tuxedo twelve twenty twice twig twilight twirl twist type typical ultimate umbrella
umpire uncommon under undergo uneven unfold unicorn uniform unique unison unite universe unknown unlock until unusual unwind update upgrade uphill
uphold upload upright upstairs upward urchin urgent usable useful usher usual utensil utopia vacancy vacuum vague valid valve vanilla vapour variety
varnish vase vault vector vehicle velvet vendor venture verandah verdict verify verse version vessel veteran viaduct vibrant victory video view
villa village vinegar vintage vinyl violet violin virtual virtue visible vision visit visual vital vivid vocal voice volcano volley volume vote
voucher vowel voyage wagon waist waiter walk wallaby walnut walrus waltz want wardrobe warm warning warrior warthog wave wealth weasel website
weekend weigh welder welfare west whale wharf wheat wheel whimsy whippet whisk whisper white wicker width wigwam wild willing windmill window winner
wire wisdom wisteria wolf wombat wonder woodland wool work workshop world worthy woven wren wrestle wriggle yacht yard yearbook yeast yeti yoga
yoghurt yolk young yucca zebra zenith zephyr zero zesty zigzag zinc zinnia zodiac zone zoology zoom
`
  .trim()
  .split(/\s+/);
