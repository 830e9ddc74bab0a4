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
			100.0,
			100.0,
			920.0,
			690.0
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
		"showrootpatcherontab": 0,
		"showontab": 0,
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
						240.0,
						25.0
					],
					"text": "nmf.bufnmfseed: its help, in tabs"
				}
			},
			{
				"box": {
					"id": "obj-2",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 0,
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
							0.0,
							26.0,
							920.0,
							664.0
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
						"showontab": 1,
						"boxes": [
							{
								"box": {
									"fontsize": 20.0,
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										12.0,
										101.0,
										30.0
									],
									"text": "messages"
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
										42.0,
										840.0,
										21.0
									],
									"text": "Like fluid.bufnmfseed~. A patch for that one changes one word: the outlets have the same places, and beyond the dump outlet there are two more."
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 5,
									"outlettype": [
										"",
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										420.0,
										760.0,
										22.0
									],
									"text": "nmf.bufnmfseed sound @bases spectra @activations shapes @maxcomponents 6 @numchans 1"
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
										44.0,
										88.0,
										45.0,
										22.0
									],
									"text": "cancel"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										89.0,
										370.0,
										21.0
									],
									"text": "end the run, and forget those that wait; every buffer~ stays as it was"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										116.0,
										77.0,
										22.0
									],
									"text": "buffer sound"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										117.0,
										218.0,
										21.0
									],
									"text": "take this buffer~ as the source, and run"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										144.0,
										124.0,
										22.0
									],
									"text": "buffer sound 0 22050"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										145.0,
										438.0,
										21.0
									],
									"text": "the same with startframe, numframes, startchan, numchans, as many as you like"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										172.0,
										65.0,
										22.0
									],
									"text": "blocking 0"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										173.0,
										496.0,
										21.0
									],
									"text": "0: a bang is refused while a run is on, unless queue is 1; 1, 2: it waits. Max itself never waits"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										200.0,
										54.0,
										22.0
									],
									"text": "queue 1"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										201.0,
										409.0,
										21.0
									],
									"text": "with blocking 0: a bang waits, with the attributes as they are at that moment"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										228.0,
										77.0,
										22.0
									],
									"text": "getcoverage"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										229.0,
										343.0,
										21.0
									],
									"text": "what an attribute is: get and its name; the dump outlet answers"
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
										44.0,
										256.0,
										79.0,
										22.0
									],
									"text": "getfftsettings"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										257.0,
										168.0,
										21.0
									],
									"text": "window, hop and FFT at once"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										284.0,
										69.0,
										22.0
									],
									"text": "warnings 1"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										285.0,
										345.0,
										21.0
									],
									"text": "tell in the console what is otherwise than with FluCoMa's object"
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
										44.0,
										312.0,
										95.0,
										22.0
									],
									"text": "maxfftsize 4096"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										313.0,
										246.0,
										21.0
									],
									"text": "changes nothing: an FFT may have any size"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										340.0,
										37.0,
										22.0
									],
									"text": "reset"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										341.0,
										200.0,
										21.0
									],
									"text": "back to what is typed into the object"
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
										44.0,
										368.0,
										134.0,
										22.0
									],
									"text": "server 127.0.0.1 57200"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										369.0,
										227.0,
										21.0
									],
									"text": "where nmfserver listens, on this machine"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										30.0,
										456.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										484.0,
										55.0,
										21.0
									],
									"text": "1  bases"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										215.25,
										456.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										215.25,
										484.0,
										80.0,
										21.0
									],
									"text": "2  activations"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										400.5,
										456.0,
										94.0,
										22.0
									],
									"text": "route progress"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "flonum",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										400.5,
										488.0,
										60.0,
										22.0
									]
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										466.5,
										520.0,
										66.0,
										22.0
									],
									"text": "print dump"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										400.5,
										548.0,
										136.0,
										34.0
									],
									"text": "3  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										585.75,
										456.0,
										62.0,
										22.0
									],
									"text": "print facts"
								}
							},
							{
								"box": {
									"id": "obj-35",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										585.75,
										516.0,
										96.0,
										34.0
									],
									"text": "4  facts in the console"
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										456.0,
										72.0,
										22.0
									],
									"text": "fromsymbol"
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										488.0,
										80.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										621.0,
										564.0,
										270.0,
										48.0
									],
									"text": "none so far"
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										489.0,
										54.0,
										21.0
									],
									"text": "5  errors"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										618.0,
										570.0,
										21.0
									],
									"text": "port 21999 sets the port on which this object listens, from 20000 to 28999; it chooses one itself."
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										114.0,
										30.0,
										114.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-4",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										142.0,
										30.0,
										142.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-6",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										170.0,
										30.0,
										170.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-8",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										198.0,
										30.0,
										198.0,
										30.0,
										410.0,
										39.5,
										410.0
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
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										226.0,
										30.0,
										226.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										254.0,
										30.0,
										254.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										282.0,
										30.0,
										282.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-16",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										310.0,
										30.0,
										310.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-18",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										338.0,
										30.0,
										338.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										366.0,
										30.0,
										366.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-22",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										394.0,
										30.0,
										394.0,
										30.0,
										410.0,
										39.5,
										410.0
									],
									"source": [
										"obj-24",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-26",
										0
									],
									"source": [
										"obj-3",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-28",
										0
									],
									"source": [
										"obj-3",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-30",
										0
									],
									"source": [
										"obj-3",
										2
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-31",
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
										"obj-30",
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
										"obj-3",
										3
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
										"obj-3",
										4
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-37",
										0
									],
									"source": [
										"obj-36",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-38",
										0
									],
									"midpoints": [
										780.5,
										558.0,
										630.5,
										558.0
									],
									"source": [
										"obj-37",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						220.0,
						60.0,
						74.0,
						22.0
					],
					"text": "p messages"
				}
			},
			{
				"box": {
					"id": "obj-3",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 0,
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
							0.0,
							26.0,
							920.0,
							664.0
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
						"showontab": 1,
						"boxes": [
							{
								"box": {
									"fontsize": 20.0,
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										12.0,
										92.0,
										30.0
									],
									"text": "attributes"
								}
							},
							{
								"box": {
									"id": "obj-2",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										42.0,
										840.0,
										34.0
									],
									"text": "Their names are those of fluid.bufnmfseed~, and startframe, numframes, startchan, numchans and flucoma beside. The word default takes one back: windowsize default."
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 5,
									"outlettype": [
										"",
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										364.0,
										760.0,
										22.0
									],
									"text": "nmf.bufnmfseed sound @bases spectra @activations shapes @maxcomponents 6 @numchans 1"
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										44.0,
										88.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										89.0,
										27.0,
										21.0
									],
									"text": "run"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										116.0,
										83.0,
										22.0
									],
									"text": "source sound"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										117.0,
										62.0,
										21.0
									],
									"text": "the sound"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										144.0,
										85.0,
										22.0
									],
									"text": "bases spectra"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										145.0,
										164.0,
										21.0
									],
									"text": "where bases go; -1: nowhere"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										172.0,
										109.0,
										22.0
									],
									"text": "activations shapes"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										173.0,
										189.0,
										21.0
									],
									"text": "where activations go; -1: nowhere"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										200.0,
										105.0,
										22.0
									],
									"text": "mincomponents 1"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										201.0,
										97.0,
										21.0
									],
									"text": "at least so many"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										228.0,
										109.0,
										22.0
									],
									"text": "maxcomponents 6"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										229.0,
										98.0,
										21.0
									],
									"text": "at most so many"
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
										44.0,
										256.0,
										80.0,
										22.0
									],
									"text": "coverage 0.5"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										257.0,
										147.0,
										21.0
									],
									"text": "part of the singular values"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										284.0,
										93.0,
										22.0
									],
									"text": "method nmfsvd"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										285.0,
										170.0,
										21.0
									],
									"text": "or nndsvdar, nndsvda, nndsvd"
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
										44.0,
										312.0,
										61.0,
										22.0
									],
									"text": "method 0"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										313.0,
										134.0,
										21.0
									],
									"text": "the same by its number"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										88.0,
										47.0,
										22.0
									],
									"text": "seed 1"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										89.0,
										206.0,
										21.0
									],
									"text": "of the numbers of nndsvdar; -1: fresh"
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
										480.0,
										116.0,
										145.0,
										22.0
									],
									"text": "fftsettings 1024 512 1024"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										117.0,
										171.0,
										21.0
									],
									"text": "or windowsize, hopsize, fftsize"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										144.0,
										75.0,
										22.0
									],
									"text": "startframe 0"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										145.0,
										136.0,
										21.0
									],
									"text": "first frame of the source"
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
										480.0,
										172.0,
										85.0,
										22.0
									],
									"text": "numframes -1"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										173.0,
										158.0,
										21.0
									],
									"text": "how many; -1: up to the end"
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
										480.0,
										200.0,
										70.0,
										22.0
									],
									"text": "startchan 0"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										201.0,
										74.0,
										21.0
									],
									"text": "first channel"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										228.0,
										76.0,
										22.0
									],
									"text": "numchans 1"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										229.0,
										157.0,
										21.0
									],
									"text": "how many; -1: up to the last"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										256.0,
										63.0,
										22.0
									],
									"text": "flucoma 0"
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										257.0,
										156.0,
										21.0
									],
									"text": "1: FluCoMa's very numbers"
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										30.0,
										400.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										428.0,
										55.0,
										21.0
									],
									"text": "1  bases"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										215.25,
										400.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										215.25,
										428.0,
										80.0,
										21.0
									],
									"text": "2  activations"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										400.5,
										400.0,
										94.0,
										22.0
									],
									"text": "route progress"
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "flonum",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										400.5,
										432.0,
										60.0,
										22.0
									]
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										466.5,
										464.0,
										66.0,
										22.0
									],
									"text": "print dump"
								}
							},
							{
								"box": {
									"id": "obj-43",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										400.5,
										492.0,
										136.0,
										34.0
									],
									"text": "3  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										585.75,
										400.0,
										62.0,
										22.0
									],
									"text": "print facts"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										585.75,
										460.0,
										96.0,
										34.0
									],
									"text": "4  facts in the console"
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
										771.0,
										400.0,
										72.0,
										22.0
									],
									"text": "fromsymbol"
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										432.0,
										80.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										621.0,
										508.0,
										270.0,
										48.0
									],
									"text": "none so far"
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										433.0,
										54.0,
										21.0
									],
									"text": "5  errors"
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										116.0,
										30.0,
										116.0,
										30.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-4",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										142.0,
										30.0,
										142.0,
										30.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-6",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										170.0,
										30.0,
										170.0,
										30.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-8",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										198.0,
										30.0,
										198.0,
										30.0,
										354.0,
										39.5,
										354.0
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
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										226.0,
										30.0,
										226.0,
										30.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										254.0,
										30.0,
										254.0,
										30.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										282.0,
										30.0,
										282.0,
										30.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-16",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										310.0,
										30.0,
										310.0,
										30.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-18",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										53.5,
										338.0,
										30.0,
										338.0,
										30.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										114.0,
										466.0,
										114.0,
										466.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-22",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										142.0,
										466.0,
										142.0,
										466.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-24",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										170.0,
										466.0,
										170.0,
										466.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-26",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										198.0,
										466.0,
										198.0,
										466.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-28",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										226.0,
										466.0,
										226.0,
										466.0,
										354.0,
										39.5,
										354.0
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
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										254.0,
										466.0,
										254.0,
										466.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-32",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										282.0,
										466.0,
										282.0,
										466.0,
										354.0,
										39.5,
										354.0
									],
									"source": [
										"obj-34",
										0
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
										"obj-3",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-38",
										0
									],
									"source": [
										"obj-3",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-40",
										0
									],
									"source": [
										"obj-3",
										2
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-41",
										0
									],
									"source": [
										"obj-40",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-42",
										0
									],
									"source": [
										"obj-40",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-44",
										0
									],
									"source": [
										"obj-3",
										3
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-46",
										0
									],
									"source": [
										"obj-3",
										4
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
										"obj-48",
										0
									],
									"midpoints": [
										780.5,
										502.0,
										630.5,
										502.0
									],
									"source": [
										"obj-47",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						120.0,
						60.0,
						69.0,
						22.0
					],
					"text": "p attributes"
				}
			},
			{
				"box": {
					"id": "obj-4",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 0,
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
							0.0,
							26.0,
							920.0,
							664.0
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
						"showontab": 1,
						"boxes": [
							{
								"box": {
									"fontsize": 20.0,
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										12.0,
										153.0,
										30.0
									],
									"text": "nmf.bufnmfseed"
								}
							},
							{
								"box": {
									"id": "obj-2",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										42.0,
										840.0,
										34.0
									],
									"text": "Finds bases and activations for nmf.bufnmf to start from: singular values tell how many components a sound has, singular vectors what they may be. The work is done by nmfserver, a program beside Max: start it in a terminal with nmfserver serve."
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"float",
										"bang"
									],
									"patching_rect": [
										20.0,
										92.0,
										157.0,
										22.0
									],
									"text": "buffer~ sound drumLoop.aif"
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"float",
										"bang"
									],
									"patching_rect": [
										189.0,
										92.0,
										120.0,
										22.0
									],
									"text": "buffer~ spectra 1000"
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
										321.0,
										92.0,
										119.0,
										22.0
									],
									"text": "buffer~ shapes 1000"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 5,
									"outlettype": [
										"",
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										290.0,
										760.0,
										22.0
									],
									"text": "nmf.bufnmfseed sound @bases spectra @activations shapes @maxcomponents 6 @numchans 1"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										44.0,
										130.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										131.0,
										265.0,
										21.0
									],
									"text": "find them; the facts in the console tell how many"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										160.0,
										80.0,
										22.0
									],
									"text": "coverage 0.5"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										161.0,
										240.0,
										21.0
									],
									"text": "the part of all singular values that is wanted"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										190.0,
										109.0,
										22.0
									],
									"text": "maxcomponents 6"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										191.0,
										98.0,
										21.0
									],
									"text": "at most so many"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										44.0,
										220.0,
										45.0,
										22.0
									],
									"text": "cancel"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										221.0,
										229.0,
										21.0
									],
									"text": "end the run; every buffer~ stays as it was"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										330.0,
										74.0,
										22.0
									],
									"text": "route buffer"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										362.0,
										74.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"buffername": "",
									"id": "obj-17",
									"maxclass": "waveform~",
									"numinlets": 5,
									"numoutlets": 6,
									"outlettype": [
										"float",
										"float",
										"float",
										"float",
										"list",
										""
									],
									"patching_rect": [
										30.0,
										394.0,
										132.0,
										66.0
									]
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										464.0,
										55.0,
										21.0
									],
									"text": "1  bases"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										215.25,
										330.0,
										74.0,
										22.0
									],
									"text": "route buffer"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										215.25,
										362.0,
										74.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"buffername": "",
									"id": "obj-21",
									"maxclass": "waveform~",
									"numinlets": 5,
									"numoutlets": 6,
									"outlettype": [
										"float",
										"float",
										"float",
										"float",
										"list",
										""
									],
									"patching_rect": [
										215.25,
										394.0,
										132.0,
										66.0
									]
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										215.25,
										464.0,
										80.0,
										21.0
									],
									"text": "2  activations"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										400.5,
										330.0,
										94.0,
										22.0
									],
									"text": "route progress"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "flonum",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										400.5,
										362.0,
										60.0,
										22.0
									]
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										466.5,
										394.0,
										66.0,
										22.0
									],
									"text": "print dump"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										400.5,
										422.0,
										136.0,
										34.0
									],
									"text": "3  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										585.75,
										330.0,
										62.0,
										22.0
									],
									"text": "print facts"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										585.75,
										390.0,
										96.0,
										34.0
									],
									"text": "4  facts in the console"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										330.0,
										72.0,
										22.0
									],
									"text": "fromsymbol"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										362.0,
										80.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										621.0,
										438.0,
										270.0,
										48.0
									],
									"text": "none so far"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										363.0,
										54.0,
										21.0
									],
									"text": "5  errors"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										430.0,
										530.0,
										460.0,
										34.0
									],
									"text": "In nmf.bufnmf, name the same buffer~ objects, with basesmode 1, actmode 1 and the number of components that the facts tell. Everything can be an argument as well."
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"destination": [
										"obj-6",
										0
									],
									"midpoints": [
										53.5,
										158.0,
										30.0,
										158.0,
										30.0,
										280.0,
										39.5,
										280.0
									],
									"source": [
										"obj-7",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-6",
										0
									],
									"midpoints": [
										53.5,
										186.0,
										30.0,
										186.0,
										30.0,
										280.0,
										39.5,
										280.0
									],
									"source": [
										"obj-9",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-6",
										0
									],
									"midpoints": [
										53.5,
										216.0,
										30.0,
										216.0,
										30.0,
										280.0,
										39.5,
										280.0
									],
									"source": [
										"obj-11",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-6",
										0
									],
									"midpoints": [
										53.5,
										246.0,
										30.0,
										246.0,
										30.0,
										280.0,
										39.5,
										280.0
									],
									"source": [
										"obj-13",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-15",
										0
									],
									"source": [
										"obj-6",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-16",
										0
									],
									"source": [
										"obj-15",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-17",
										0
									],
									"source": [
										"obj-16",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-19",
										0
									],
									"source": [
										"obj-6",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-20",
										0
									],
									"source": [
										"obj-19",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-21",
										0
									],
									"source": [
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-23",
										0
									],
									"source": [
										"obj-6",
										2
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-24",
										0
									],
									"source": [
										"obj-23",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-25",
										0
									],
									"source": [
										"obj-23",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-27",
										0
									],
									"source": [
										"obj-6",
										3
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-29",
										0
									],
									"source": [
										"obj-6",
										4
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-30",
										0
									],
									"source": [
										"obj-29",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-31",
										0
									],
									"midpoints": [
										780.5,
										432.0,
										630.5,
										432.0
									],
									"source": [
										"obj-30",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						20.0,
						60.0,
						48.0,
						22.0
					],
					"text": "p basic"
				}
			}
		],
		"lines": []
	}
}
