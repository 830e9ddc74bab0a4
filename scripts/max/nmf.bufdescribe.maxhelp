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
						239.0,
						25.0
					],
					"text": "nmf.bufdescribe: its help, in tabs"
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
									"text": "Messages that all objects of this family understand."
								}
							},
							{
								"box": {
									"id": "obj-3",
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
										30.0,
										364.0,
										760.0,
										22.0
									],
									"text": "nmf.bufdescribe sound @destination measures"
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
										93.0,
										22.0
									],
									"text": "getcomponents"
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
										351.0,
										21.0
									],
									"text": "tell in the console what is otherwise than with FluCoMa's objects"
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
										37.0,
										22.0
									],
									"text": "reset"
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
										200.0,
										21.0
									],
									"text": "back to what is typed into the object"
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
										134.0,
										22.0
									],
									"text": "server 127.0.0.1 57200"
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
										227.0,
										21.0
									],
									"text": "where nmfserver listens, on this machine"
								}
							},
							{
								"box": {
									"id": "obj-22",
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
									"id": "obj-23",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										428.0,
										81.0,
										21.0
									],
									"text": "1  destination"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										277.0,
										400.0,
										94.0,
										22.0
									],
									"text": "route progress"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "flonum",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										277.0,
										432.0,
										60.0,
										22.0
									]
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										343.0,
										464.0,
										66.0,
										22.0
									],
									"text": "print dump"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										277.0,
										492.0,
										136.0,
										34.0
									],
									"text": "2  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										524.0,
										400.0,
										62.0,
										22.0
									],
									"text": "print facts"
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
										524.0,
										460.0,
										96.0,
										34.0
									],
									"text": "3  facts in the console"
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
										400.0,
										72.0,
										22.0
									],
									"text": "fromsymbol"
								}
							},
							{
								"box": {
									"id": "obj-31",
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
									"id": "obj-32",
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
									"id": "obj-33",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										433.0,
										54.0,
										21.0
									],
									"text": "4  errors"
								}
							},
							{
								"box": {
									"id": "obj-34",
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
										"obj-22",
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
										"obj-24",
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
										"obj-25",
										0
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
										"obj-24",
										1
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
										2
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
									"midpoints": [
										780.5,
										502.0,
										630.5,
										502.0
									],
									"source": [
										"obj-31",
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
									"text": "A source, or bases and activations. The word default takes one back: components default."
								}
							},
							{
								"box": {
									"id": "obj-3",
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
										30.0,
										224.0,
										760.0,
										22.0
									],
									"text": "nmf.bufdescribe sound @destination measures"
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
										236.0,
										21.0
									],
									"text": "a sound, or stems: a component a channel"
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
										86.0,
										22.0
									],
									"text": "components 1"
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
										250.0,
										21.0
									],
									"text": "of each channel of the sound that came apart"
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
										115.0,
										22.0
									],
									"text": "components default"
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
										169.0,
										21.0
									],
									"text": "every channel is a component"
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
										480.0,
										88.0,
										82.0,
										22.0
									],
									"text": "bases default"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										89.0,
										118.0,
										21.0
									],
									"text": "bases of nmf.bufnmf"
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
										480.0,
										116.0,
										107.0,
										22.0
									],
									"text": "activations default"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										646.0,
										117.0,
										82.0,
										21.0
									],
									"text": "its activations"
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
										144.0,
										125.0,
										22.0
									],
									"text": "destination measures"
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
										145.0,
										185.0,
										21.0
									],
									"text": "where measures go; -1: nowhere"
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
										172.0,
										145.0,
										22.0
									],
									"text": "fftsettings 1024 512 1024"
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
										173.0,
										171.0,
										21.0
									],
									"text": "or windowsize, hopsize, fftsize"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "button",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										30.0,
										260.0,
										24.0,
										24.0
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
										288.0,
										81.0,
										21.0
									],
									"text": "1  destination"
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
										277.0,
										260.0,
										94.0,
										22.0
									],
									"text": "route progress"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "flonum",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										277.0,
										292.0,
										60.0,
										22.0
									]
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										343.0,
										324.0,
										66.0,
										22.0
									],
									"text": "print dump"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										277.0,
										352.0,
										136.0,
										34.0
									],
									"text": "2  dump: progress, answers in the console"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										524.0,
										260.0,
										62.0,
										22.0
									],
									"text": "print facts"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										524.0,
										320.0,
										96.0,
										34.0
									],
									"text": "3  facts in the console"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										771.0,
										260.0,
										72.0,
										22.0
									],
									"text": "fromsymbol"
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
										292.0,
										80.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										621.0,
										368.0,
										270.0,
										48.0
									],
									"text": "none so far"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										855.0,
										293.0,
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
										214.0,
										39.5,
										214.0
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
										214.0,
										39.5,
										214.0
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
										214.0,
										39.5,
										214.0
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
										214.0,
										39.5,
										214.0
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
										489.5,
										114.0,
										466.0,
										114.0,
										466.0,
										214.0,
										39.5,
										214.0
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
										489.5,
										142.0,
										466.0,
										142.0,
										466.0,
										214.0,
										39.5,
										214.0
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
										170.0,
										466.0,
										170.0,
										466.0,
										214.0,
										39.5,
										214.0
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
										198.0,
										466.0,
										198.0,
										466.0,
										214.0,
										39.5,
										214.0
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
										"obj-3",
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
										"obj-22",
										1
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
										"obj-28",
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
										"obj-29",
										0
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
										"obj-30",
										0
									],
									"midpoints": [
										780.5,
										362.0,
										630.5,
										362.0
									],
									"source": [
										"obj-29",
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
										152.0,
										30.0
									],
									"text": "nmf.bufdescribe"
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
									"text": "Measures components: of each channel its share, level, centroid, spread, flatness, pitch and how sure it is, the channel that it is most alike, their correlation, and its onsets. The work is done by nmfserver, a program beside Max: start it in a terminal with nmfserver serve."
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
										133.0,
										22.0
									],
									"text": "buffer~ measures 1000"
								}
							},
							{
								"box": {
									"id": "obj-5",
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
										30.0,
										290.0,
										760.0,
										22.0
									],
									"text": "nmf.bufdescribe sound @destination measures"
								}
							},
							{
								"box": {
									"id": "obj-6",
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
									"id": "obj-7",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										178.0,
										131.0,
										285.0,
										21.0
									],
									"text": "measure it; the facts in the console tell what there is"
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
										160.0,
										83.0,
										22.0
									],
									"text": "destination -1"
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
										161.0,
										60.0,
										21.0
									],
									"text": "only tell it"
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
										190.0,
										125.0,
										22.0
									],
									"text": "destination measures"
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
										191.0,
										133.0,
										21.0
									],
									"text": "and put it into a buffer~"
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
										220.0,
										45.0,
										22.0
									],
									"text": "cancel"
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
										221.0,
										70.0,
										21.0
									],
									"text": "end the run"
								}
							},
							{
								"box": {
									"id": "obj-14",
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
									"id": "obj-15",
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
									"id": "obj-16",
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
									"id": "obj-17",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										464.0,
										81.0,
										21.0
									],
									"text": "1  destination"
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
									"id": "obj-19",
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
									"id": "obj-20",
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
									"id": "obj-21",
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
									"id": "obj-22",
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
									"id": "obj-23",
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
									"id": "obj-24",
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
									"id": "obj-25",
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
									"id": "obj-26",
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
									"id": "obj-27",
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
									"id": "obj-28",
									"linecount": 3,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										430.0,
										530.0,
										460.0,
										48.0
									],
									"text": "Facts: component, its number and its measures in that order, number of onsets last; onsets, the number, the first one and their times; then components, seconds. Instead of a source: bases and activations of nmf.bufnmf, or one of both."
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
										"obj-6",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-5",
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
										"obj-8",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-5",
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
										"obj-10",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-5",
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
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-14",
										0
									],
									"source": [
										"obj-5",
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
										"obj-14",
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
										"obj-18",
										0
									],
									"source": [
										"obj-5",
										1
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
										"obj-18",
										1
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
										"obj-5",
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
										"obj-5",
										3
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
									"midpoints": [
										780.5,
										432.0,
										630.5,
										432.0
									],
									"source": [
										"obj-25",
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
