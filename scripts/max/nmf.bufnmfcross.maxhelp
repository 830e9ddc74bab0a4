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
						243.0,
						25.0
					],
					"text": "nmf.bufnmfcross: its help, in tabs"
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
									"text": "Like fluid.bufnmfcross~. A patch for that one changes one word: the outlets have the same places, and beyond the dump outlet there are two more."
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 4,
									"outlettype": [
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										392.0,
										760.0,
										22.0
									],
									"text": "nmf.bufnmfcross sound @target voice @output mosaic @iterations 10"
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
										65.0,
										22.0
									],
									"text": "blocking 0"
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
										496.0,
										21.0
									],
									"text": "0: a bang is refused while a run is on, unless queue is 1; 1, 2: it waits. Max itself never waits"
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
										54.0,
										22.0
									],
									"text": "queue 1"
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
										409.0,
										21.0
									],
									"text": "with blocking 0: a bang waits, with the attributes as they are at that moment"
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
										82.0,
										22.0
									],
									"text": "getpolyphony"
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
										343.0,
										21.0
									],
									"text": "what an attribute is: get and its name; the dump outlet answers"
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
										79.0,
										22.0
									],
									"text": "getfftsettings"
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
										168.0,
										21.0
									],
									"text": "window, hop and FFT at once"
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
										69.0,
										22.0
									],
									"text": "warnings 1"
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
										345.0,
										21.0
									],
									"text": "tell in the console what is otherwise than with FluCoMa's object"
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
										95.0,
										22.0
									],
									"text": "maxfftsize 4096"
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
										246.0,
										21.0
									],
									"text": "changes nothing: an FFT may have any size"
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
										37.0,
										22.0
									],
									"text": "reset"
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
										200.0,
										21.0
									],
									"text": "back to what is typed into the object"
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
										134.0,
										22.0
									],
									"text": "server 127.0.0.1 57200"
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
										227.0,
										21.0
									],
									"text": "where nmfserver listens, on this machine"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										30.0,
										428.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										456.0,
										56.0,
										21.0
									],
									"text": "1  output"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										277.0,
										428.0,
										94.0,
										22.0
									],
									"text": "route progress"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "flonum",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										277.0,
										460.0,
										60.0,
										22.0
									]
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										343.0,
										492.0,
										66.0,
										22.0
									],
									"text": "print dump"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										277.0,
										520.0,
										136.0,
										34.0
									],
									"text": "2  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										524.0,
										428.0,
										62.0,
										22.0
									],
									"text": "print facts"
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
										524.0,
										488.0,
										96.0,
										34.0
									],
									"text": "3  facts in the console"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										428.0,
										72.0,
										22.0
									],
									"text": "fromsymbol"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										460.0,
										80.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										621.0,
										536.0,
										270.0,
										48.0
									],
									"text": "none so far"
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										461.0,
										54.0,
										21.0
									],
									"text": "4  errors"
								}
							},
							{
								"box": {
									"id": "obj-36",
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										382.0,
										39.5,
										382.0
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
										"obj-24",
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
										"obj-26",
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
										"obj-27",
										0
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
										"obj-28",
										0
									],
									"source": [
										"obj-26",
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
										"obj-32",
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
										"obj-33",
										0
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
										"obj-34",
										0
									],
									"midpoints": [
										780.5,
										530.0,
										630.5,
										530.0
									],
									"source": [
										"obj-33",
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
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										42.0,
										840.0,
										21.0
									],
									"text": "Their names are those of fluid.bufnmfcross~, and phase and flucoma beside. The word default takes one back: windowsize default."
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 4,
									"outlettype": [
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										280.0,
										760.0,
										22.0
									],
									"text": "nmf.bufnmfcross sound @target voice @output mosaic @iterations 10"
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
										194.0,
										21.0
									],
									"text": "the sound whose frames are taken"
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
										73.0,
										22.0
									],
									"text": "target voice"
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
										134.0,
										21.0
									],
									"text": "the sound that is rebuilt"
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
										85.0,
										22.0
									],
									"text": "output mosaic"
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
										110.0,
										21.0
									],
									"text": "what becomes of it"
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
										85.0,
										22.0
									],
									"text": "timesparsity 7"
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
										205.0,
										21.0
									],
									"text": "frames in which a frame stands once"
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
										82.0,
										22.0
									],
									"text": "polyphony 11"
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
										168.0,
										21.0
									],
									"text": "frames of the source at a time"
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
										480.0,
										88.0,
										71.0,
										22.0
									],
									"text": "continuity 7"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										89.0,
										165.0,
										21.0
									],
									"text": "frames that follow as they did"
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
										480.0,
										116.0,
										76.0,
										22.0
									],
									"text": "iterations 10"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										117.0,
										173.0,
										21.0
									],
									"text": "rounds in which they are found"
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
										480.0,
										144.0,
										83.0,
										22.0
									],
									"text": "phase source"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										145.0,
										68.0,
										21.0
									],
									"text": "or griffinlim"
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
										172.0,
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
										173.0,
										194.0,
										21.0
									],
									"text": "of the phases of griffinlim; -1: fresh"
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
										200.0,
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
										201.0,
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
										228.0,
										63.0,
										22.0
									],
									"text": "flucoma 0"
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
										229.0,
										130.0,
										21.0
									],
									"text": "1: FluCoMa's very way"
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
										30.0,
										316.0,
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
										30.0,
										344.0,
										56.0,
										21.0
									],
									"text": "1  output"
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
										277.0,
										316.0,
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
										277.0,
										348.0,
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
										343.0,
										380.0,
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
										277.0,
										408.0,
										136.0,
										34.0
									],
									"text": "2  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										524.0,
										316.0,
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
										524.0,
										376.0,
										96.0,
										34.0
									],
									"text": "3  facts in the console"
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
										316.0,
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
										348.0,
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
										424.0,
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
										349.0,
										54.0,
										21.0
									],
									"text": "4  errors"
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
										270.0,
										39.5,
										270.0
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
										270.0,
										39.5,
										270.0
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
										270.0,
										39.5,
										270.0
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
										270.0,
										39.5,
										270.0
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
										270.0,
										39.5,
										270.0
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
										270.0,
										39.5,
										270.0
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
										489.5,
										114.0,
										466.0,
										114.0,
										466.0,
										270.0,
										39.5,
										270.0
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
										489.5,
										142.0,
										466.0,
										142.0,
										466.0,
										270.0,
										39.5,
										270.0
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
										489.5,
										170.0,
										466.0,
										170.0,
										466.0,
										270.0,
										39.5,
										270.0
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
										198.0,
										466.0,
										198.0,
										466.0,
										270.0,
										39.5,
										270.0
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
										226.0,
										466.0,
										226.0,
										466.0,
										270.0,
										39.5,
										270.0
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
										254.0,
										466.0,
										254.0,
										466.0,
										270.0,
										39.5,
										270.0
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
										"obj-28",
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
										"obj-30",
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
										"obj-3",
										3
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
										418.0,
										630.5,
										418.0
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
										157.0,
										30.0
									],
									"text": "nmf.bufnmfcross"
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
									"text": "Makes a sound of the frames of another one: each frame of the target becomes a sum of frames of the source. The work is done by nmfserver, a program beside Max: start it in a terminal with nmfserver serve."
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
										129.0,
										22.0
									],
									"text": "buffer~ voice jongly.aif"
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
										330.0,
										92.0,
										119.0,
										22.0
									],
									"text": "buffer~ mosaic 1000"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 4,
									"outlettype": [
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
									"text": "nmf.bufnmfcross sound @target voice @output mosaic @iterations 10"
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
										48.0,
										21.0
									],
									"text": "make it"
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
										75.0,
										22.0
									],
									"text": "polyphony 3"
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
										265.0,
										21.0
									],
									"text": "frames of the source at a time: fewer are clearer"
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
										82.0,
										22.0
									],
									"text": "polyphony 11"
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
										111.0,
										21.0
									],
									"text": "more are smoother"
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
										56.0,
										21.0
									],
									"text": "1  output"
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
										277.0,
										330.0,
										94.0,
										22.0
									],
									"text": "route progress"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "flonum",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										277.0,
										362.0,
										60.0,
										22.0
									]
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										343.0,
										394.0,
										66.0,
										22.0
									],
									"text": "print dump"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										277.0,
										422.0,
										136.0,
										34.0
									],
									"text": "2  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										524.0,
										330.0,
										62.0,
										22.0
									],
									"text": "print facts"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										524.0,
										390.0,
										96.0,
										34.0
									],
									"text": "3  facts in the console"
								}
							},
							{
								"box": {
									"id": "obj-25",
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
									"id": "obj-26",
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
									"id": "obj-27",
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
									"id": "obj-28",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										363.0,
										54.0,
										21.0
									],
									"text": "4  errors"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										505.0,
										57.0,
										22.0
									],
									"text": "startloop"
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
										100.0,
										505.0,
										33.0,
										22.0
									],
									"text": "stop"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"signal"
									],
									"patching_rect": [
										150.0,
										505.0,
										45.0,
										22.0
									],
									"text": "sig~ 1."
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 3,
									"outlettype": [
										"signal",
										"signal",
										"signal"
									],
									"patching_rect": [
										30.0,
										540.0,
										170.0,
										22.0
									],
									"text": "groove~ mosaic 2 @loop 1"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "ezdac~",
									"numinlets": 2,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										585.0,
										45.0,
										45.0
									]
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										215.0,
										506.0,
										178.0,
										21.0
									],
									"text": "play the result, a channel a side"
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										85.0,
										598.0,
										116.0,
										21.0
									],
									"text": "switch the sound on"
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
										430.0,
										530.0,
										460.0,
										34.0
									],
									"text": "The output has the length, the channels and the sample rate of the target. buffer NAME in the right inlet names the target. Everything can be an argument as well."
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										230.0,
										73.0,
										22.0
									],
									"text": "buffer voice"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										606.0,
										231.0,
										116.0,
										21.0
									],
									"text": "right inlet: the target"
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
										"obj-19",
										1
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
										"obj-25",
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
										"obj-26",
										0
									],
									"source": [
										"obj-25",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-27",
										0
									],
									"midpoints": [
										780.5,
										432.0,
										630.5,
										432.0
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
										"obj-32",
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
										"obj-32",
										0
									],
									"midpoints": [
										109.5,
										535.0,
										39.5,
										535.0
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
									"midpoints": [
										159.5,
										535.0,
										39.5,
										535.0
									],
									"source": [
										"obj-31",
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
										"obj-32",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-33",
										1
									],
									"source": [
										"obj-32",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-6",
										1
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
