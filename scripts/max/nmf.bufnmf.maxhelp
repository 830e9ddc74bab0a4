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
						205.0,
						25.0
					],
					"text": "nmf.bufnmf: its help, in tabs"
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
									"text": "Like fluid.bufnmf~. A patch for that one changes one word: the outlets have the same places, and beyond the dump outlet there are two more."
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 6,
									"outlettype": [
										"",
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
									"text": "nmf.bufnmf sound @resynth parts @components 2 @numchans 1"
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
										93.0,
										22.0
									],
									"text": "getcomponents"
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
										62.0,
										21.0
									],
									"text": "1  resynth"
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
										178.2,
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
										178.2,
										484.0,
										55.0,
										21.0
									],
									"text": "2  bases"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										326.4,
										456.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										326.4,
										484.0,
										80.0,
										21.0
									],
									"text": "3  activations"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										474.6,
										456.0,
										94.0,
										22.0
									],
									"text": "route progress"
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
										474.6,
										488.0,
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
										540.6,
										520.0,
										66.0,
										22.0
									],
									"text": "print dump"
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
										474.6,
										548.0,
										136.0,
										34.0
									],
									"text": "4  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										622.8,
										456.0,
										62.0,
										22.0
									],
									"text": "print facts"
								}
							},
							{
								"box": {
									"id": "obj-37",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										622.8,
										516.0,
										96.0,
										34.0
									],
									"text": "5  facts in the console"
								}
							},
							{
								"box": {
									"id": "obj-38",
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
									"id": "obj-39",
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
									"id": "obj-40",
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
									"id": "obj-41",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										489.0,
										54.0,
										21.0
									],
									"text": "6  errors"
								}
							},
							{
								"box": {
									"id": "obj-42",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										618.0,
										570.0,
										34.0
									],
									"text": "port 21999 sets the port on which this object listens, from 20000 to 28999. It chooses one itself, another for each object, and a new one when it gets no answer."
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
									"source": [
										"obj-32",
										1
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
										"obj-38",
										0
									],
									"source": [
										"obj-3",
										5
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-39",
										0
									],
									"source": [
										"obj-38",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-40",
										0
									],
									"midpoints": [
										780.5,
										558.0,
										630.5,
										558.0
									],
									"source": [
										"obj-39",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						320.0,
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
									"text": "Their names are those of fluid.bufnmf~, in the left column; the right one has what that object does not. The word default takes one back: components default."
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 6,
									"outlettype": [
										"",
										"",
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										448.0,
										760.0,
										22.0
									],
									"text": "nmf.bufnmf sound @resynth parts @components 2 @numchans 1"
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
										75.0,
										22.0
									],
									"text": "startframe 0"
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
										136.0,
										21.0
									],
									"text": "first frame of the source"
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
									"text": "numframes -1"
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
										158.0,
										21.0
									],
									"text": "how many; -1: up to the end"
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
										70.0,
										22.0
									],
									"text": "startchan 0"
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
										74.0,
										21.0
									],
									"text": "first channel"
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
										76.0,
										22.0
									],
									"text": "numchans 1"
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
										157.0,
										21.0
									],
									"text": "how many; -1: up to the last"
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
									"text": "resynth parts"
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
										164.0,
										21.0
									],
									"text": "where stems go; -1: nowhere"
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
										90.0,
										22.0
									],
									"text": "resynthmode 1"
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
										196.0,
										21.0
									],
									"text": "0: no stems; -1: if resynth is named"
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
										76.0,
										22.0
									],
									"text": "iterations 50"
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
										245.0,
										21.0
									],
									"text": "rounds of plain updates; fast takes an eighth"
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
										210.0,
										341.0,
										161.0,
										21.0
									],
									"text": "of the random start; -1: fresh"
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
										210.0,
										369.0,
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
										44.0,
										396.0,
										86.0,
										22.0
									],
									"text": "components 2"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										210.0,
										397.0,
										118.0,
										21.0
									],
									"text": "how many; -1: found"
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
										88.0,
										65.0,
										22.0
									],
									"text": "solver fast"
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
										89.0,
										234.0,
										21.0
									],
									"text": "or mu: FluCoMa's own updates and seeds"
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
										116.0,
										74.0,
										22.0
									],
									"text": "tolerance -1"
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
										117.0,
										227.0,
										21.0
									],
									"text": "ends when it falls by less; -1: the solver's"
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
										144.0,
										57.0,
										22.0
									],
									"text": "budget 0"
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
										145.0,
										184.0,
										21.0
									],
									"text": "seconds of computing; 0: no limit"
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
										172.0,
										50.0,
										22.0
									],
									"text": "starts 0"
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
										173.0,
										178.0,
										21.0
									],
									"text": "how many fast tries; 0: as usual"
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										200.0,
										65.0,
										22.0
									],
									"text": "order auto"
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										201.0,
										148.0,
										21.0
									],
									"text": "pitch, energy, onset, none"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										228.0,
										75.0,
										22.0
									],
									"text": "stereo apart"
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										229.0,
										200.0,
										21.0
									],
									"text": "linked (the same envelopes), paired"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										256.0,
										105.0,
										22.0
									],
									"text": "mincomponents 1"
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										257.0,
										148.0,
										21.0
									],
									"text": "least number that is found"
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
										480.0,
										284.0,
										115.0,
										22.0
									],
									"text": "maxcomponents 20"
								}
							},
							{
								"box": {
									"id": "obj-43",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										285.0,
										56.0,
										21.0
									],
									"text": "the most"
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										312.0,
										81.0,
										22.0
									],
									"text": "preset drums"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										313.0,
										201.0,
										21.0
									],
									"text": "voice, bass, melody, texture, default"
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										340.0,
										103.0,
										22.0
									],
									"text": "templateframes 1"
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										341.0,
										208.0,
										21.0
									],
									"text": "of a basis; more: a template with time"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										480.0,
										368.0,
										62.0,
										22.0
									],
									"text": "sparsity 0"
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										369.0,
										210.0,
										21.0
									],
									"text": "of the activations: the more, the fewer"
								}
							},
							{
								"box": {
									"id": "obj-50",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										30.0,
										484.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-51",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										512.0,
										62.0,
										21.0
									],
									"text": "1  resynth"
								}
							},
							{
								"box": {
									"id": "obj-52",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										178.2,
										484.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-53",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.2,
										512.0,
										55.0,
										21.0
									],
									"text": "2  bases"
								}
							},
							{
								"box": {
									"id": "obj-54",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										326.4,
										484.0,
										24.0,
										24.0
									]
								}
							},
							{
								"box": {
									"id": "obj-55",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										326.4,
										512.0,
										80.0,
										21.0
									],
									"text": "3  activations"
								}
							},
							{
								"box": {
									"id": "obj-56",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										474.6,
										484.0,
										94.0,
										22.0
									],
									"text": "route progress"
								}
							},
							{
								"box": {
									"id": "obj-57",
									"maxclass": "flonum",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										474.6,
										516.0,
										60.0,
										22.0
									]
								}
							},
							{
								"box": {
									"id": "obj-58",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										540.6,
										548.0,
										66.0,
										22.0
									],
									"text": "print dump"
								}
							},
							{
								"box": {
									"id": "obj-59",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										474.6,
										576.0,
										136.0,
										34.0
									],
									"text": "4  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-60",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										622.8,
										484.0,
										62.0,
										22.0
									],
									"text": "print facts"
								}
							},
							{
								"box": {
									"id": "obj-61",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										622.8,
										544.0,
										96.0,
										34.0
									],
									"text": "5  facts in the console"
								}
							},
							{
								"box": {
									"id": "obj-62",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										484.0,
										72.0,
										22.0
									],
									"text": "fromsymbol"
								}
							},
							{
								"box": {
									"id": "obj-63",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										516.0,
										80.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-64",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										621.0,
										592.0,
										270.0,
										48.0
									],
									"text": "none so far"
								}
							},
							{
								"box": {
									"id": "obj-65",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										517.0,
										54.0,
										21.0
									],
									"text": "6  errors"
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										438.0,
										39.5,
										438.0
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
										53.5,
										422.0,
										30.0,
										422.0,
										30.0,
										438.0,
										39.5,
										438.0
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
										114.0,
										466.0,
										114.0,
										466.0,
										438.0,
										39.5,
										438.0
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
										142.0,
										466.0,
										142.0,
										466.0,
										438.0,
										39.5,
										438.0
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
										170.0,
										466.0,
										170.0,
										466.0,
										438.0,
										39.5,
										438.0
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
										198.0,
										466.0,
										198.0,
										466.0,
										438.0,
										39.5,
										438.0
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
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										226.0,
										466.0,
										226.0,
										466.0,
										438.0,
										39.5,
										438.0
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
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										254.0,
										466.0,
										254.0,
										466.0,
										438.0,
										39.5,
										438.0
									],
									"source": [
										"obj-38",
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
										438.0,
										39.5,
										438.0
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
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										310.0,
										466.0,
										310.0,
										466.0,
										438.0,
										39.5,
										438.0
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
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										338.0,
										466.0,
										338.0,
										466.0,
										438.0,
										39.5,
										438.0
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
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										366.0,
										466.0,
										366.0,
										466.0,
										438.0,
										39.5,
										438.0
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
										"obj-3",
										0
									],
									"midpoints": [
										489.5,
										394.0,
										466.0,
										394.0,
										466.0,
										438.0,
										39.5,
										438.0
									],
									"source": [
										"obj-48",
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
										"obj-3",
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
										"obj-3",
										1
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
										"obj-3",
										2
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
										"obj-3",
										3
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-57",
										0
									],
									"source": [
										"obj-56",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-58",
										0
									],
									"source": [
										"obj-56",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-60",
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
										"obj-62",
										0
									],
									"source": [
										"obj-3",
										5
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-63",
										0
									],
									"source": [
										"obj-62",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-64",
										0
									],
									"midpoints": [
										780.5,
										586.0,
										630.5,
										586.0
									],
									"source": [
										"obj-63",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						220.0,
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
										63.0,
										30.0
									],
									"text": "seeds"
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
									"text": "Bases and activations that you know: mode 0 starts at random, 1 starts from what the buffer~ holds, 2 keeps it as it is. Modes may be one for each component. Begin with the first message, which fills spectra and shapes."
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 6,
									"outlettype": [
										"",
										"",
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										300.0,
										760.0,
										22.0
									],
									"text": "nmf.bufnmf sound @resynth parts @bases spectra @activations shapes @components 2 @numchans 1 @iterations 50"
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
										92.0,
										179.0,
										22.0
									],
									"text": "basesmode 0, actmode 0, bang"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										360.0,
										93.0,
										90.0,
										21.0
									],
									"text": "both at random"
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
										120.0,
										179.0,
										22.0
									],
									"text": "basesmode 1, actmode 1, bang"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										360.0,
										121.0,
										184.0,
										21.0
									],
									"text": "both from what was found before"
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
										148.0,
										179.0,
										22.0
									],
									"text": "basesmode 2, actmode 0, bang"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										360.0,
										149.0,
										202.0,
										21.0
									],
									"text": "these spectra; when do they sound?"
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
										176.0,
										179.0,
										22.0
									],
									"text": "basesmode 0, actmode 2, bang"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										360.0,
										177.0,
										208.0,
										21.0
									],
									"text": "these envelopes; what sounds there?"
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
										204.0,
										189.0,
										22.0
									],
									"text": "basesmode 2 0, actmode 0, bang"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										360.0,
										205.0,
										306.0,
										21.0
									],
									"text": "the first spectrum is kept, the second one is found anew"
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
										232.0,
										275.0,
										22.0
									],
									"text": "bases -1, activations -1, basesmode 0, actmode 0"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										360.0,
										233.0,
										209.0,
										21.0
									],
									"text": "nowhere: these outlets are silent then"
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
										260.0,
										191.0,
										22.0
									],
									"text": "bases spectra, activations shapes"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										360.0,
										261.0,
										58.0,
										21.0
									],
									"text": "and back"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										340.0,
										74.0,
										22.0
									],
									"text": "route buffer"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										372.0,
										74.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"buffername": "",
									"id": "obj-20",
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
										404.0,
										132.0,
										66.0
									]
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										474.0,
										62.0,
										21.0
									],
									"text": "1  resynth"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										178.2,
										340.0,
										74.0,
										22.0
									],
									"text": "route buffer"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										178.2,
										372.0,
										74.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"buffername": "",
									"id": "obj-24",
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
										178.2,
										404.0,
										132.0,
										66.0
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
										178.2,
										474.0,
										55.0,
										21.0
									],
									"text": "2  bases"
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
										326.4,
										340.0,
										74.0,
										22.0
									],
									"text": "route buffer"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										326.4,
										372.0,
										74.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"buffername": "",
									"id": "obj-28",
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
										326.4,
										404.0,
										132.0,
										66.0
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
										326.4,
										474.0,
										80.0,
										21.0
									],
									"text": "3  activations"
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
										474.6,
										340.0,
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
										474.6,
										372.0,
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
										540.6,
										404.0,
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
										474.6,
										432.0,
										136.0,
										34.0
									],
									"text": "4  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										622.8,
										340.0,
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
										622.8,
										400.0,
										96.0,
										34.0
									],
									"text": "5  facts in the console"
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
										340.0,
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
										372.0,
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
										448.0,
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
										373.0,
										54.0,
										21.0
									],
									"text": "6  errors"
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
										118.0,
										30.0,
										118.0,
										30.0,
										290.0,
										39.5,
										290.0
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
										146.0,
										30.0,
										146.0,
										30.0,
										290.0,
										39.5,
										290.0
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
										174.0,
										30.0,
										174.0,
										30.0,
										290.0,
										39.5,
										290.0
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
										202.0,
										30.0,
										202.0,
										30.0,
										290.0,
										39.5,
										290.0
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
										230.0,
										30.0,
										230.0,
										30.0,
										290.0,
										39.5,
										290.0
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
										258.0,
										30.0,
										258.0,
										30.0,
										290.0,
										39.5,
										290.0
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
										286.0,
										30.0,
										286.0,
										30.0,
										290.0,
										39.5,
										290.0
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
										"obj-18",
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
										"obj-19",
										0
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
										"obj-22",
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
										"obj-23",
										0
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
										"obj-23",
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
										2
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
										"obj-27",
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
										3
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
										4
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
										5
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
										442.0,
										630.5,
										442.0
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
						52.0,
						22.0
					],
					"text": "p seeds"
				}
			},
			{
				"box": {
					"id": "obj-5",
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
										110.0,
										30.0
									],
									"text": "nmf.bufnmf"
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
									"text": "Takes a buffer~ apart into components by non-negative matrix factorisation: how each sounds alone (resynth), its spectrum (bases), its envelope (activations). The work is done by nmfserver, a program beside Max: start it in a terminal with nmfserver serve."
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
										107.0,
										22.0
									],
									"text": "buffer~ parts 1000"
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
										308.0,
										92.0,
										120.0,
										22.0
									],
									"text": "buffer~ spectra 1000"
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
										440.0,
										92.0,
										119.0,
										22.0
									],
									"text": "buffer~ shapes 1000"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 6,
									"outlettype": [
										"",
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
									"text": "nmf.bufnmf sound @resynth parts @components 2 @numchans 1"
								}
							},
							{
								"box": {
									"id": "obj-8",
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
									"id": "obj-9",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										131.0,
										402.0,
										21.0
									],
									"text": "take it apart: whatever leaves the first outlet says that the results are there"
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
										160.0,
										86.0,
										22.0
									],
									"text": "components 3"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										161.0,
										133.0,
										21.0
									],
									"text": "how many components"
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
										190.0,
										86.0,
										22.0
									],
									"text": "components 2"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										191.0,
										53.0,
										21.0
									],
									"text": "or fewer"
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
										220.0,
										47.0,
										22.0
									],
									"text": "seed 1"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										221.0,
										269.0,
										21.0
									],
									"text": "the same random start each time; -1: a fresh one"
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
										250.0,
										45.0,
										22.0
									],
									"text": "cancel"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										251.0,
										229.0,
										21.0
									],
									"text": "end the run; every buffer~ stays as it was"
								}
							},
							{
								"box": {
									"id": "obj-18",
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
									"id": "obj-19",
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
									"id": "obj-20",
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
									"id": "obj-21",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										464.0,
										62.0,
										21.0
									],
									"text": "1  resynth"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										178.2,
										330.0,
										74.0,
										22.0
									],
									"text": "route buffer"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										178.2,
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
									"id": "obj-24",
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
										178.2,
										394.0,
										132.0,
										66.0
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
										178.2,
										464.0,
										55.0,
										21.0
									],
									"text": "2  bases"
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
										326.4,
										330.0,
										74.0,
										22.0
									],
									"text": "route buffer"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										326.4,
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
									"id": "obj-28",
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
										326.4,
										394.0,
										132.0,
										66.0
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
										326.4,
										464.0,
										80.0,
										21.0
									],
									"text": "3  activations"
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
										474.6,
										330.0,
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
										474.6,
										362.0,
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
										540.6,
										394.0,
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
										474.6,
										422.0,
										136.0,
										34.0
									],
									"text": "4  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										622.8,
										330.0,
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
										622.8,
										390.0,
										96.0,
										34.0
									],
									"text": "5  facts in the console"
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
										330.0,
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
										362.0,
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
										438.0,
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
										363.0,
										54.0,
										21.0
									],
									"text": "6  errors"
								}
							},
							{
								"box": {
									"id": "obj-40",
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
									"id": "obj-41",
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
									"id": "obj-42",
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
									"id": "obj-43",
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
									"text": "groove~ parts 2 @loop 1"
								}
							},
							{
								"box": {
									"id": "obj-44",
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
									"id": "obj-45",
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
									"id": "obj-46",
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
									"id": "obj-47",
									"linecount": 4,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										430.0,
										530.0,
										460.0,
										61.0
									],
									"text": "Everything can be an argument, as here. A result without a name of yours goes to a buffer~ of the object's own, which its outlet names. A stereo sound has its components one channel after the other: all of the left, then all of the right. Examples in the same folder: drum-loop, seeding, envelopes; try-this tests Max itself."
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"destination": [
										"obj-7",
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
										"obj-8",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-7",
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
										"obj-10",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-7",
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
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-7",
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
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-7",
										0
									],
									"midpoints": [
										53.5,
										276.0,
										30.0,
										276.0,
										30.0,
										280.0,
										39.5,
										280.0
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
										"obj-18",
										0
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
										"obj-19",
										0
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
										"obj-22",
										0
									],
									"source": [
										"obj-7",
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
										"obj-23",
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
										"obj-7",
										2
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
										"obj-27",
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
										"obj-7",
										3
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
										"obj-7",
										4
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
										"obj-7",
										5
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
										432.0,
										630.5,
										432.0
									],
									"source": [
										"obj-37",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-43",
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
										"obj-43",
										0
									],
									"midpoints": [
										109.5,
										535.0,
										39.5,
										535.0
									],
									"source": [
										"obj-41",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-43",
										0
									],
									"midpoints": [
										159.5,
										535.0,
										39.5,
										535.0
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
										"obj-44",
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
										"obj-44",
										1
									],
									"source": [
										"obj-43",
										1
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
