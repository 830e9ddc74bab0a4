{
	"patcher": {
		"fileversion": 1,
		"appversion": {
			"major": 8,
			"minor": 0,
			"revision": 0,
			"architecture": "x64",
			"modernui": 1
		},
		"classnamespace": "box",
		"rect": [
			60.0,
			80.0,
			1061.0,
			840.0
		],
		"bglocked": 0,
		"openinpresentation": 0,
		"default_fontsize": 12.0,
		"default_fontface": 0,
		"default_fontname": "Arial",
		"gridonopen": 1,
		"gridsize": [
			15.0,
			15.0
		],
		"gridsnaponopen": 1,
		"boxes": [
			{
				"box": {
					"fontsize": 16.0,
					"id": "obj-1",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						12.0,
						558.0,
						27.0
					],
					"text": "Templates and envelopes that you know: all nine pairs of modes"
				}
			},
			{
				"box": {
					"id": "obj-2",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						45.0,
						230.0,
						20.0
					],
					"text": "1  In a terminal: nmfserver serve"
				}
			},
			{
				"box": {
					"id": "obj-3",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						75.0,
						481.0,
						20.0
					],
					"text": "2  A loop that comes with Max; click replace to choose a sound of yours"
				}
			},
			{
				"box": {
					"id": "obj-4",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						105.0,
						60.0,
						22.0
					],
					"text": "replace"
				}
			},
			{
				"box": {
					"id": "obj-5",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"float",
						"bang"
					],
					"patching_rect": [
						100.0,
						105.0,
						180.0,
						22.0
					],
					"text": "buffer~ drums drumLoop.aif"
				}
			},
			{
				"box": {
					"id": "obj-6",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"float",
						"bang"
					],
					"patching_rect": [
						300.0,
						105.0,
						129.0,
						22.0
					],
					"text": "buffer~ stems 1000"
				}
			},
			{
				"box": {
					"id": "obj-7",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"float",
						"bang"
					],
					"patching_rect": [
						440.0,
						105.0,
						155.0,
						22.0
					],
					"text": "buffer~ templates 1000"
				}
			},
			{
				"box": {
					"id": "obj-8",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"float",
						"bang"
					],
					"patching_rect": [
						606.0,
						105.0,
						155.0,
						22.0
					],
					"text": "buffer~ envelopes 1000"
				}
			},
			{
				"box": {
					"id": "obj-9",
					"linecount": 2,
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						145.0,
						820.0,
						34.0
					],
					"text": "3  Take it apart: 0 starts at random, 1 starts from what the buffer~ holds, 2 keeps it as it is. Begin with the first, which fills templates and envelopes."
				}
			},
			{
				"box": {
					"id": "obj-10",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 4,
					"outlettype": [
						"",
						"",
						"",
						""
					],
					"patching_rect": [
						20.0,
						430.0,
						740.0,
						22.0
					],
					"text": "nmf.bufnmf drums @resynth stems @bases templates @activations envelopes @components 3 @numchans 1 @iterations 50"
				}
			},
			{
				"box": {
					"id": "obj-11",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						185.0,
						91.0,
						20.0
					],
					"text": "envelopes: 0"
				}
			},
			{
				"box": {
					"id": "obj-12",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						380.0,
						185.0,
						19.0,
						20.0
					],
					"text": "1"
				}
			},
			{
				"box": {
					"id": "obj-13",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						580.0,
						185.0,
						19.0,
						20.0
					],
					"text": "2"
				}
			},
			{
				"box": {
					"id": "obj-14",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						210.0,
						91.0,
						20.0
					],
					"text": "templates: 0"
				}
			},
			{
				"box": {
					"id": "obj-15",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						150.0,
						210.0,
						192.0,
						22.0
					],
					"text": "basesmode 0, actmode 0, bang"
				}
			},
			{
				"box": {
					"id": "obj-16",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						370.0,
						210.0,
						192.0,
						22.0
					],
					"text": "basesmode 0, actmode 1, bang"
				}
			},
			{
				"box": {
					"id": "obj-17",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						590.0,
						210.0,
						192.0,
						22.0
					],
					"text": "basesmode 0, actmode 2, bang"
				}
			},
			{
				"box": {
					"id": "obj-18",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						245.0,
						19.0,
						20.0
					],
					"text": "1"
				}
			},
			{
				"box": {
					"id": "obj-19",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						150.0,
						245.0,
						192.0,
						22.0
					],
					"text": "basesmode 1, actmode 0, bang"
				}
			},
			{
				"box": {
					"id": "obj-20",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						370.0,
						245.0,
						192.0,
						22.0
					],
					"text": "basesmode 1, actmode 1, bang"
				}
			},
			{
				"box": {
					"id": "obj-21",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						590.0,
						245.0,
						192.0,
						22.0
					],
					"text": "basesmode 1, actmode 2, bang"
				}
			},
			{
				"box": {
					"id": "obj-22",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						280.0,
						19.0,
						20.0
					],
					"text": "2"
				}
			},
			{
				"box": {
					"id": "obj-23",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						150.0,
						280.0,
						192.0,
						22.0
					],
					"text": "basesmode 2, actmode 0, bang"
				}
			},
			{
				"box": {
					"id": "obj-24",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						370.0,
						280.0,
						192.0,
						22.0
					],
					"text": "basesmode 2, actmode 1, bang"
				}
			},
			{
				"box": {
					"id": "obj-25",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						590.0,
						280.0,
						192.0,
						22.0
					],
					"text": "basesmode 2, actmode 2, bang"
				}
			},
			{
				"box": {
					"id": "obj-26",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						320.0,
						560.0,
						20.0
					],
					"text": "4  The same seed gives the same result; -1 chooses a fresh one, told in the console"
				}
			},
			{
				"box": {
					"id": "obj-27",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						600.0,
						320.0,
						60.0,
						22.0
					],
					"text": "seed 42"
				}
			},
			{
				"box": {
					"id": "obj-28",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						680.0,
						320.0,
						60.0,
						22.0
					],
					"text": "seed -1"
				}
			},
			{
				"box": {
					"id": "obj-29",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						355.0,
						441.0,
						20.0
					],
					"text": "5  The templates of the whole loop, used on its first half second"
				}
			},
			{
				"box": {
					"id": "obj-30",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						380.0,
						388.0,
						22.0
					],
					"text": "numframes 22050, basesmode 2, actmode 0, bang, numframes -1"
				}
			},
			{
				"box": {
					"id": "obj-31",
					"linecount": 2,
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						440.0,
						378.0,
						400.0,
						34.0
					],
					"text": "Envelopes have one value a hop: those of half a second do not fit the whole loop. After 5, begin again with 0 and 0."
				}
			},
			{
				"box": {
					"id": "obj-32",
					"maxclass": "button",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						20.0,
						470.0,
						24.0,
						24.0
					]
				}
			},
			{
				"box": {
					"id": "obj-33",
					"maxclass": "flonum",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						260.33333333333337,
						470.0,
						60.0,
						22.0
					]
				}
			},
			{
				"box": {
					"id": "obj-34",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						500.6666666666667,
						470.0,
						117.0,
						22.0
					],
					"text": "print nmf.bufnmf"
				}
			},
			{
				"box": {
					"id": "obj-35",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						741.0,
						502.0,
						85.0,
						22.0
					],
					"text": "prepend set"
				}
			},
			{
				"box": {
					"id": "obj-36",
					"linecount": 2,
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						741.0,
						534.0,
						300.0,
						34.0
					],
					"text": "none so far"
				}
			},
			{
				"box": {
					"id": "obj-37",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						498.0,
						61.0,
						20.0
					],
					"text": "1  done"
				}
			},
			{
				"box": {
					"id": "obj-38",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						260.33333333333337,
						498.0,
						86.0,
						20.0
					],
					"text": "2  progress"
				}
			},
			{
				"box": {
					"id": "obj-39",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						500.6666666666667,
						498.0,
						124.0,
						20.0
					],
					"text": "3  facts: console"
				}
			},
			{
				"box": {
					"id": "obj-40",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						831.0,
						470.0,
						74.0,
						20.0
					],
					"text": "4  errors"
				}
			},
			{
				"box": {
					"id": "obj-41",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						585.0,
						58.0,
						20.0
					],
					"text": "6  Play"
				}
			},
			{
				"box": {
					"id": "obj-42",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						615.0,
						73.0,
						22.0
					],
					"text": "startloop"
				}
			},
			{
				"box": {
					"id": "obj-43",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						100.0,
						615.0,
						41.0,
						22.0
					],
					"text": "stop"
				}
			},
			{
				"box": {
					"id": "obj-44",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						150.0,
						615.0,
						60.0,
						22.0
					],
					"text": "sig~ 1."
				}
			},
			{
				"box": {
					"id": "obj-45",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 4,
					"outlettype": [
						"signal",
						"signal",
						"signal",
						"signal"
					],
					"patching_rect": [
						20.0,
						655.0,
						200.0,
						22.0
					],
					"text": "groove~ stems 3 @loop 1"
				}
			},
			{
				"box": {
					"id": "obj-46",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						350.0,
						615.0,
						85.0,
						22.0
					],
					"text": "loadmess 1."
				}
			},
			{
				"box": {
					"id": "obj-47",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"float",
						"float",
						"float"
					],
					"patching_rect": [
						350.0,
						655.0,
						120.0,
						22.0
					],
					"text": "t f f f"
				}
			},
			{
				"box": {
					"id": "obj-48",
					"maxclass": "ezdac~",
					"numinlets": 2,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						775.0,
						45.0,
						45.0
					]
				}
			},
			{
				"box": {
					"id": "obj-49",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						80.0,
						785.0,
						300.0,
						20.0
					],
					"text": "the three stems"
				}
			},
			{
				"box": {
					"id": "obj-50",
					"maxclass": "flonum",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						130.0,
						695.0,
						50.0,
						22.0
					]
				}
			},
			{
				"box": {
					"id": "obj-51",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						50.0,
						735.0,
						60.0,
						22.0
					],
					"text": "*~ 1."
				}
			},
			{
				"box": {
					"id": "obj-52",
					"maxclass": "flonum",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						240.0,
						695.0,
						50.0,
						22.0
					]
				}
			},
			{
				"box": {
					"id": "obj-53",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						160.0,
						735.0,
						60.0,
						22.0
					],
					"text": "*~ 1."
				}
			},
			{
				"box": {
					"id": "obj-54",
					"maxclass": "flonum",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						350.0,
						695.0,
						50.0,
						22.0
					]
				}
			},
			{
				"box": {
					"id": "obj-55",
					"maxclass": "newobj",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						"signal"
					],
					"patching_rect": [
						270.0,
						735.0,
						60.0,
						22.0
					],
					"text": "*~ 1."
				}
			},
			{
				"box": {
					"id": "obj-56",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						741.0,
						470.0,
						79.0,
						22.0
					],
					"text": "fromsymbol"
				}
			}
		],
		"lines": [
			{
				"patchline": {
					"destination": [
						"obj-5",
						0
					],
					"source": [
						"obj-4",
						0
					],
					"midpoints": [
						29.5,
						127.0,
						29.5,
						128.0,
						29.5,
						130.0,
						96.0,
						130.0,
						96.0,
						102.0,
						109.5,
						102.0,
						109.5,
						104.0,
						109.5,
						105.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-15",
						0
					],
					"midpoints": [
						159.5,
						232.0,
						159.5,
						234.0,
						159.5,
						242.0,
						16.0,
						242.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-16",
						0
					],
					"midpoints": [
						379.5,
						232.0,
						379.5,
						234.0,
						379.5,
						242.0,
						16.0,
						242.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-17",
						0
					],
					"midpoints": [
						599.5,
						232.0,
						599.5,
						234.0,
						599.5,
						242.0,
						16.0,
						242.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-19",
						0
					],
					"midpoints": [
						159.5,
						267.0,
						159.5,
						268.0,
						159.5,
						276.0,
						16.0,
						276.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-20",
						0
					],
					"midpoints": [
						379.5,
						267.0,
						379.5,
						268.0,
						379.5,
						276.0,
						16.0,
						276.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-21",
						0
					],
					"midpoints": [
						599.5,
						267.0,
						599.5,
						268.0,
						599.5,
						276.0,
						16.0,
						276.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-23",
						0
					],
					"midpoints": [
						159.5,
						302.0,
						159.5,
						304.0,
						159.5,
						316.0,
						16.0,
						316.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-24",
						0
					],
					"midpoints": [
						379.5,
						302.0,
						379.5,
						304.0,
						379.5,
						316.0,
						16.0,
						316.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-25",
						0
					],
					"midpoints": [
						599.5,
						302.0,
						599.5,
						304.0,
						599.5,
						316.0,
						16.0,
						316.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-27",
						0
					],
					"midpoints": [
						609.5,
						342.0,
						609.5,
						344.0,
						609.5,
						352.0,
						16.0,
						352.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-28",
						0
					],
					"midpoints": [
						689.5,
						342.0,
						689.5,
						344.0,
						689.5,
						352.0,
						16.0,
						352.0,
						16.0,
						426.0,
						29.5,
						426.0,
						29.5,
						428.0,
						29.5,
						430.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-10",
						0
					],
					"source": [
						"obj-30",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-32",
						0
					],
					"source": [
						"obj-10",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-33",
						0
					],
					"source": [
						"obj-10",
						1
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-34",
						0
					],
					"source": [
						"obj-10",
						2
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-36",
						0
					],
					"source": [
						"obj-35",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-45",
						0
					],
					"source": [
						"obj-42",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-45",
						0
					],
					"source": [
						"obj-43",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-45",
						0
					],
					"source": [
						"obj-44",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-47",
						0
					],
					"source": [
						"obj-46",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-50",
						0
					],
					"source": [
						"obj-47",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-51",
						1
					],
					"source": [
						"obj-50",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-51",
						0
					],
					"source": [
						"obj-45",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-48",
						0
					],
					"source": [
						"obj-51",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-48",
						1
					],
					"source": [
						"obj-51",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-52",
						0
					],
					"source": [
						"obj-47",
						1
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-53",
						1
					],
					"source": [
						"obj-52",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-53",
						0
					],
					"source": [
						"obj-45",
						1
					],
					"midpoints": [
						89.83333333333334,
						677.0,
						89.83333333333334,
						678.0,
						89.83333333333334,
						732.0,
						169.5,
						732.0,
						169.5,
						734.0,
						169.5,
						735.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-48",
						0
					],
					"source": [
						"obj-53",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-48",
						1
					],
					"source": [
						"obj-53",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-54",
						0
					],
					"source": [
						"obj-47",
						2
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-55",
						1
					],
					"source": [
						"obj-54",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-55",
						0
					],
					"source": [
						"obj-45",
						2
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-48",
						0
					],
					"source": [
						"obj-55",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-48",
						1
					],
					"source": [
						"obj-55",
						0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-56",
						0
					],
					"source": [
						"obj-10",
						3
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-35",
						0
					],
					"source": [
						"obj-56",
						0
					]
				}
			}
		]
	}
}
