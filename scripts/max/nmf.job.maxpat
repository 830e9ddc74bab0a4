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
			80.0,
			80.0,
			900.0,
			730.0
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
						575.0,
						27.0
					],
					"text": "nmf.job: what nmf.bufnmf, nmf.bufnmfseed, nmf.bufnmfcross and nmf.bufdescribe share"
				}
			},
			{
				"box": {
					"id": "obj-2",
					"linecount": 3,
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						42.0,
						780.0,
						48.0
					],
					"text": "#1 is the owner's number, #2 the command, #3 the name for the console, #4 how many buffers the answer names. Sounds travel through files in a folder that the server makes for this object; everything else is OSC. p network talks to the server, p state knows whether a run is on, p plan has its steps written, p steps plays them, p answers takes what the server says."
				}
			},
			{
				"box": {
					"comment": "bang: run; cancel; attributes; server host port; port n",
					"id": "obj-3",
					"index": 1,
					"maxclass": "inlet",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						30.0,
						100.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"id": "obj-9",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						30.0,
						220.0,
						66.0,
						22.0
					],
					"text": "deferlow"
				}
			},
			{
				"box": {
					"id": "obj-10",
					"maxclass": "newobj",
					"numinlets": 5,
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
						260.0,
						330.0,
						22.0
					],
					"text": "route bang cancel server port"
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
						30.0,
						300.0,
						35.0,
						22.0
					],
					"text": "run"
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
						90.0,
						300.0,
						54.0,
						22.0
					],
					"text": "cancel"
				}
			},
			{
				"box": {
					"id": "obj-13",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						30.0,
						335.0,
						79.0,
						22.0
					],
					"text": "s #1-event"
				}
			},
			{
				"box": {
					"id": "obj-14",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
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
							120.0,
							120.0,
							760.0,
							610.0
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
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										15.0,
										329.0,
										20.0
									],
									"text": "Checks an attribute, and takes a leading @ away. The owner knows which there are."
								}
							},
							{
								"box": {
									"comment": "an attribute and its values",
									"id": "obj-2",
									"index": 1,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										50.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										95.0,
										48.0,
										22.0
									],
									"text": "t l l"
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										140.0,
										130.0,
										54.0,
										22.0
									],
									"text": "zl len"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										140.0,
										160.0,
										35.0,
										22.0
									],
									"text": "> 1"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										140.0,
										190.0,
										35.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										185.0,
										190.0,
										256.0,
										20.0
									],
									"text": "1: a word alone; 2: a word and values"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										230.0,
										120.0,
										22.0
									],
									"text": "gate 2"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										270.0,
										211.0,
										22.0
									],
									"text": "sprintf symout %s needs a value"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										280.0,
										270.0,
										90.0,
										22.0
									],
									"text": "zl slice 1"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										470.0,
										400.0,
										262.0,
										22.0
									],
									"text": "sprintf symout there is no attribute %s"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										400.0,
										100.0,
										22.0
									],
									"text": "zl join"
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
										440.0,
										123.0,
										22.0
									],
									"text": "route fftsettings"
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
										475.0,
										155.0,
										22.0
									],
									"text": "append default default"
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
										30.0,
										505.0,
										249.0,
										22.0
									],
									"text": "windowsize $2, hopsize $3, fftsize $4"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										280.0,
										505.0,
										460.0,
										20.0
									],
									"text": "three attributes at once; 0 in front makes a list of a word, for the $"
								}
							},
							{
								"box": {
									"comment": "an attribute and its values, checked",
									"id": "obj-18",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										560.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										620.0,
										560.0,
										79.0,
										22.0
									],
									"text": "s #1-error"
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
										200.0,
										475.0,
										66.0,
										22.0
									],
									"text": "prepend 0"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										280.0,
										320.0,
										74.0,
										22.0
									],
									"text": "s #1-word"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										360.0,
										67.0,
										22.0
									],
									"text": "r #1-key"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										470.0,
										360.0,
										93.0,
										22.0
									],
									"text": "r #1-unknown"
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
									"source": [
										"obj-2",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-4",
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
										"obj-5",
										0
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
										"obj-6",
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
										"obj-8",
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
										"obj-8",
										1
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
										"obj-9",
										0
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
										"obj-19",
										0
									],
									"source": [
										"obj-9",
										0
									],
									"midpoints": [
										39.5,
										292.0,
										39.5,
										294.0,
										39.5,
										356.0,
										26.0,
										356.0,
										26.0,
										556.0,
										629.5,
										556.0,
										629.5,
										558.0,
										629.5,
										560.0
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
										"obj-8",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-13",
										1
									],
									"source": [
										"obj-10",
										1
									],
									"midpoints": [
										360.5,
										292.0,
										360.5,
										294.0,
										360.5,
										396.0,
										120.5,
										396.0,
										120.5,
										398.0,
										120.5,
										400.0
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
										"obj-12",
										0
									],
									"midpoints": [
										479.5,
										422.0,
										479.5,
										424.0,
										479.5,
										502.0,
										744.0,
										502.0,
										744.0,
										556.0,
										629.5,
										556.0,
										629.5,
										558.0,
										629.5,
										560.0
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
										"obj-14",
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
										"obj-14",
										1
									],
									"midpoints": [
										143.5,
										462.0,
										143.5,
										464.0,
										143.5,
										472.0,
										24.0,
										472.0,
										24.0,
										554.0,
										259.5,
										554.0,
										259.5,
										558.0,
										259.5,
										560.0
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
										"obj-15",
										0
									],
									"midpoints": [
										39.5,
										497.0,
										39.5,
										498.0,
										39.5,
										500.0,
										196.0,
										500.0,
										196.0,
										472.0,
										209.5,
										472.0,
										209.5,
										474.0,
										209.5,
										475.0
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
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-11",
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
										"obj-13",
										0
									],
									"source": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-12",
										0
									],
									"source": [
										"obj-22",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						350.0,
						300.0,
						100.0,
						22.0
					],
					"text": "p settings"
				}
			},
			{
				"box": {
					"id": "obj-15",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 1,
					"outlettype": [
						""
					],
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
							1260.0,
							900.0
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
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										15.0,
										900.0,
										20.0
									],
									"text": "Keeps the attributes. A bang freezes them for a run; when the server has told its folder, the owner writes the steps of the run."
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
										35.0,
										1080.0,
										20.0
									],
									"text": "Row 40 is the message; the rows are played in their order. Double-click the coll in p steps to read a run. An attribute whose value is default is left out."
								}
							},
							{
								"box": {
									"comment": "attributes, checked",
									"id": "obj-3",
									"index": 1,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										65.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "bang: freeze them",
									"id": "obj-4",
									"index": 2,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										230.0,
										65.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "path of the server's folder: write the steps",
									"id": "obj-5",
									"index": 3,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										640.0,
										65.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										560.0,
										105.0,
										50.0,
										22.0
									],
									"text": "gate"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										455.0,
										105.0,
										104.0,
										20.0
									],
									"text": "one path a run"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										110.0,
										98.0,
										22.0
									],
									"text": "prepend store"
								}
							},
							{
								"box": {
									"id": "obj-9",
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
										190.0,
										150.0,
										22.0
									],
									"text": "coll #1-attributes 1"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 3,
									"outlettype": [
										"",
										"",
										"int"
									],
									"patching_rect": [
										230.0,
										110.0,
										110.0,
										22.0
									],
									"text": "t dump clear 1"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										230.0,
										92.0,
										22.0
									],
									"text": "route symbol"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										130.0,
										265.0,
										123.0,
										22.0
									],
									"text": "prepend set store"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										305.0,
										98.0,
										22.0
									],
									"text": "prepend store"
								}
							},
							{
								"box": {
									"id": "obj-14",
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
										230.0,
										350.0,
										110.0,
										22.0
									],
									"text": "coll #1-run 1"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 5,
									"outlettype": [
										"bang",
										"bang",
										"bang",
										"",
										"int"
									],
									"patching_rect": [
										640.0,
										110.0,
										320.0,
										22.0
									],
									"text": "t b b b l 0"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										860.0,
										290.0,
										170.0,
										22.0
									],
									"text": "sprintf symout %s/%s.wav"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										1040.0,
										290.0,
										190.0,
										34.0
									],
									"text": "the sound's file, and its buffer's name on the server"
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
										370.0,
										150.0,
										41.0,
										22.0
									],
									"text": "dump"
								}
							},
							{
								"box": {
									"id": "obj-19",
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
										370.0,
										185.0,
										110.0,
										22.0
									],
									"text": "coll #1-run 1"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										370.0,
										225.0,
										92.0,
										22.0
									],
									"text": "route symbol"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										470.0,
										258.0,
										85.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										370.0,
										293.0,
										85.0,
										22.0
									],
									"text": "prepend key"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 4,
									"outlettype": [
										"",
										"bang",
										"",
										""
									],
									"patching_rect": [
										720.0,
										185.0,
										220.0,
										22.0
									],
									"text": "t l b l l"
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
										960.0,
										185.0,
										85.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-34",
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
										720.0,
										240.0,
										110.0,
										22.0
									],
									"text": "coll #1-run 1"
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 3,
									"outlettype": [
										"",
										"",
										""
									],
									"patching_rect": [
										720.0,
										290.0,
										110.0,
										22.0
									],
									"text": "route symbol -1"
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										730.0,
										315.0,
										65.0,
										20.0
									],
									"text": "-1: none"
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
										720.0,
										345.0,
										66.0,
										22.0
									],
									"text": "tosymbol"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										720.0,
										380.0,
										160.0,
										22.0
									],
									"text": "zl join"
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										""
									],
									"patching_rect": [
										720.0,
										410.0,
										48.0,
										22.0
									],
									"text": "t 0 l"
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
										720.0,
										440.0,
										80.0,
										22.0
									],
									"text": "zl join"
								}
							},
							{
								"box": {
									"id": "obj-41",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										815.0,
										430.0,
										220.0,
										34.0
									],
									"text": "0 in front makes a list of it, for the $ of the message boxes"
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										720.0,
										470.0,
										92.0,
										22.0
									],
									"text": "prepend role"
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"bang"
									],
									"patching_rect": [
										560.0,
										150.0,
										48.0,
										22.0
									],
									"text": "t b b"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										560.0,
										190.0,
										123.0,
										22.0
									],
									"text": "sort -1 -1, start"
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										590.0,
										225.0,
										73.0,
										22.0
									],
									"text": "s #1-next"
								}
							},
							{
								"box": {
									"comment": "rows for p steps",
									"id": "obj-60",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										560.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-61",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										130.0,
										230.0,
										92.0,
										22.0
									],
									"text": "route symbol"
								}
							},
							{
								"box": {
									"id": "obj-62",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										470.0,
										225.0,
										92.0,
										22.0
									],
									"text": "route symbol"
								}
							},
							{
								"box": {
									"id": "obj-63",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										265.0,
										92.0,
										22.0
									],
									"text": "route default"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										370.0,
										330.0,
										105.0,
										22.0
									],
									"text": "s #1-attribute"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										720.0,
										150.0,
										80.0,
										22.0
									],
									"text": "s #1-roles"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										830.0,
										150.0,
										74.0,
										22.0
									],
									"text": "r #1-name"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										720.0,
										505.0,
										74.0,
										22.0
									],
									"text": "s #1-role"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										130.0,
										505.0,
										67.0,
										22.0
									],
									"text": "r #1-row"
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"destination": [
										"obj-8",
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
										"obj-9",
										0
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
										"obj-10",
										0
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
										"obj-6",
										0
									],
									"source": [
										"obj-10",
										2
									],
									"midpoints": [
										330.5,
										132.0,
										330.5,
										134.0,
										330.5,
										136.0,
										452.0,
										136.0,
										452.0,
										102.0,
										569.5,
										102.0,
										569.5,
										104.0,
										569.5,
										105.0
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
										"obj-10",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-9",
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
										"obj-13",
										0
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
										"obj-11",
										0
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
										"obj-13",
										0
									],
									"source": [
										"obj-11",
										1
									],
									"midpoints": [
										112.5,
										252.0,
										112.5,
										254.0,
										112.5,
										262.0,
										26.0,
										262.0,
										26.0,
										302.0,
										39.5,
										302.0,
										39.5,
										304.0,
										39.5,
										305.0
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
										"obj-13",
										0
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
										"obj-6",
										0
									],
									"midpoints": [
										569.5,
										127.0,
										569.5,
										128.0,
										569.5,
										130.0,
										636.0,
										130.0,
										636.0,
										106.0,
										649.5,
										106.0,
										649.5,
										108.0,
										649.5,
										110.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-6",
										0
									],
									"source": [
										"obj-15",
										4
									],
									"midpoints": [
										950.5,
										132.0,
										950.5,
										134.0,
										950.5,
										136.0,
										614.0,
										136.0,
										614.0,
										102.0,
										569.5,
										102.0,
										569.5,
										104.0,
										569.5,
										105.0
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
										3
									],
									"midpoints": [
										875.25,
										132.0,
										875.25,
										134.0,
										875.25,
										146.0,
										944.0,
										146.0,
										944.0,
										286.0,
										869.5,
										286.0,
										869.5,
										288.0,
										869.5,
										290.0
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
										"obj-15",
										2
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
										"obj-22",
										0
									],
									"source": [
										"obj-21",
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
										"obj-20",
										1
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
										3
									],
									"midpoints": [
										930.5,
										207.0,
										930.5,
										208.0,
										930.5,
										210.0,
										956.0,
										210.0,
										956.0,
										182.0,
										969.5,
										182.0,
										969.5,
										184.0,
										969.5,
										185.0
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
										"obj-33",
										0
									],
									"midpoints": [
										969.5,
										207.0,
										969.5,
										208.0,
										969.5,
										284.0,
										716.0,
										284.0,
										716.0,
										466.0,
										729.5,
										466.0,
										729.5,
										468.0,
										729.5,
										470.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-16",
										1
									],
									"source": [
										"obj-32",
										2
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
										"obj-32",
										1
									],
									"midpoints": [
										796.5,
										207.0,
										796.5,
										208.0,
										796.5,
										236.0,
										869.5,
										236.0,
										869.5,
										288.0,
										869.5,
										290.0
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
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-38",
										1
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
										"obj-35",
										0
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
										"obj-37",
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
										"obj-37",
										0
									],
									"source": [
										"obj-35",
										2
									],
									"midpoints": [
										820.5,
										312.0,
										820.5,
										314.0,
										820.5,
										342.0,
										729.5,
										342.0,
										729.5,
										344.0,
										729.5,
										345.0
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
										"obj-37",
										0
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
										1
									],
									"source": [
										"obj-39",
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
										"obj-39",
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
										"obj-15",
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
										1
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
										"obj-44",
										0
									],
									"midpoints": [
										569.5,
										172.0,
										569.5,
										174.0,
										569.5,
										186.0,
										556.0,
										186.0,
										556.0,
										222.0,
										599.5,
										222.0,
										599.5,
										224.0,
										599.5,
										225.0
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
										"obj-45",
										0
									],
									"midpoints": [
										569.5,
										212.0,
										569.5,
										214.0,
										569.5,
										556.0,
										39.5,
										556.0,
										39.5,
										558.0,
										39.5,
										560.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-61",
										0
									],
									"source": [
										"obj-9",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-12",
										0
									],
									"source": [
										"obj-61",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-12",
										0
									],
									"source": [
										"obj-61",
										1
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
										"obj-19",
										1
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
										"obj-62",
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
										"obj-62",
										1
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
										"obj-11",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-13",
										0
									],
									"source": [
										"obj-63",
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
										"obj-15",
										1
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
										"obj-25",
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
										"obj-42",
										0
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
										"obj-27",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						350.0,
						450.0,
						150.0,
						22.0
					],
					"text": "p plan"
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
							120.0,
							120.0,
							760.0,
							460.0
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
									"id": "obj-1",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										15.0,
										640.0,
										34.0
									],
									"text": "Plays the steps of a run one after the other: double-click the coll to read them. Each step, when it is done, sends #1-next."
								}
							},
							{
								"box": {
									"comment": "rows of steps; numbers: play these rows now",
									"id": "obj-2",
									"index": 1,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										60.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										160.0,
										60.0,
										73.0,
										22.0
									],
									"text": "r #1-next"
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										160.0,
										95.0,
										66.0,
										22.0
									],
									"text": "deferlow"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										260.0,
										60.0,
										79.0,
										22.0
									],
									"text": "r #1-state"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										260.0,
										95.0,
										41.0,
										22.0
									],
									"text": "== 1"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										160.0,
										135.0,
										60.0,
										22.0
									],
									"text": "gate"
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
										160.0,
										170.0,
										41.0,
										22.0
									],
									"text": "next"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										230.0,
										135.0,
										157.0,
										20.0
									],
									"text": "only while a run is on"
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
										30.0,
										210.0,
										150.0,
										22.0
									],
									"text": "coll #1-steps 1"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 8,
									"numoutlets": 8,
									"outlettype": [
										"",
										"",
										"",
										"",
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										255.0,
										460.0,
										22.0
									],
									"text": "route sound exists write read send event wait"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"int"
									],
									"patching_rect": [
										30.0,
										300.0,
										48.0,
										22.0
									],
									"text": "t l 1"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"int"
									],
									"patching_rect": [
										100.0,
										300.0,
										48.0,
										22.0
									],
									"text": "t l 0"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 2,
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
											200.0,
											200.0,
											800.0,
											800.0
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
													"id": "obj-1",
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														20.0,
														15.0,
														740.0,
														20.0
													],
													"text": "Is there a buffer~ of this name? 1 at the right: one that holds a sound; 0: one that can take a result."
												}
											},
											{
												"box": {
													"comment": "name of a buffer~",
													"id": "obj-2",
													"index": 1,
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														30.0,
														50.0,
														30.0,
														30.0
													]
												}
											},
											{
												"box": {
													"comment": "1: it must hold a sound; 0: it must exist",
													"id": "obj-3",
													"index": 2,
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														420.0,
														50.0,
														30.0,
														30.0
													]
												}
											},
											{
												"box": {
													"id": "obj-4",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 3,
													"outlettype": [
														"bang",
														"",
														""
													],
													"patching_rect": [
														30.0,
														95.0,
														300.0,
														22.0
													],
													"text": "t b l l"
												}
											},
											{
												"box": {
													"id": "obj-5",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"int",
														"int"
													],
													"patching_rect": [
														420.0,
														95.0,
														48.0,
														22.0
													],
													"text": "t i i"
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														172.0,
														135.0,
														85.0,
														22.0
													],
													"text": "prepend set"
												}
											},
											{
												"box": {
													"id": "obj-7",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 3,
													"outlettype": [
														"bang",
														"bang",
														"bang"
													],
													"patching_rect": [
														30.0,
														175.0,
														140.0,
														22.0
													],
													"text": "t b b b"
												}
											},
											{
												"box": {
													"id": "obj-8",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"int",
														"int"
													],
													"patching_rect": [
														175.0,
														175.0,
														60.0,
														22.0
													],
													"text": "t 0 1"
												}
											},
											{
												"box": {
													"id": "obj-9",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 10,
													"outlettype": [
														"float",
														"list",
														"float",
														"float",
														"float",
														"float",
														"float",
														"",
														"int",
														""
													],
													"patching_rect": [
														80.0,
														215.0,
														150.0,
														22.0
													],
													"text": "info~"
												}
											},
											{
												"box": {
													"id": "obj-10",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"bang"
													],
													"patching_rect": [
														80.0,
														255.0,
														35.0,
														22.0
													],
													"text": "t b"
												}
											},
											{
												"box": {
													"id": "obj-11",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														169.0,
														255.0,
														41.0,
														22.0
													],
													"text": "> 0."
												}
											},
											{
												"box": {
													"id": "obj-12",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														169.0,
														285.0,
														35.0,
														22.0
													],
													"text": "+ 1"
												}
											},
											{
												"box": {
													"id": "obj-13",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														80.0,
														315.0,
														22.0,
														22.0
													],
													"text": "i"
												}
											},
											{
												"box": {
													"id": "obj-14",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														30.0,
														350.0,
														22.0,
														22.0
													],
													"text": "i"
												}
											},
											{
												"box": {
													"id": "obj-15",
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														130.0,
														350.0,
														400.0,
														20.0
													],
													"text": "0: no answer; 1: a sample rate, so it is there; 2: a length, too"
												}
											},
											{
												"box": {
													"id": "obj-16",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														30.0,
														385.0,
														35.0,
														22.0
													],
													"text": "> 0"
												}
											},
											{
												"box": {
													"id": "obj-17",
													"maxclass": "newobj",
													"numinlets": 3,
													"numoutlets": 3,
													"outlettype": [
														"bang",
														"bang",
														""
													],
													"patching_rect": [
														30.0,
														420.0,
														60.0,
														22.0
													],
													"text": "sel 1 0"
												}
											},
											{
												"box": {
													"id": "obj-18",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														30.0,
														460.0,
														73.0,
														22.0
													],
													"text": "s #1-next"
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
														120.0,
														460.0,
														211.0,
														22.0
													],
													"text": "zl reg"
												}
											},
											{
												"box": {
													"id": "obj-20",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														420.0,
														420.0,
														35.0,
														22.0
													],
													"text": "+ 1"
												}
											},
											{
												"box": {
													"id": "obj-21",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 3,
													"outlettype": [
														"",
														"",
														""
													],
													"patching_rect": [
														120.0,
														500.0,
														300.0,
														22.0
													],
													"text": "gate 3"
												}
											},
											{
												"box": {
													"id": "obj-22",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 5,
													"outlettype": [
														"bang",
														"int",
														"bang",
														"bang",
														""
													],
													"patching_rect": [
														120.0,
														540.0,
														130.0,
														22.0
													],
													"text": "t b 3 b b l"
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
														270.0,
														540.0,
														356.0,
														22.0
													],
													"text": "sprintf symout there is no sound in a buffer~ named %s"
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
														410.0,
														575.0,
														287.0,
														22.0
													],
													"text": "sprintf symout there is no buffer~ named %s"
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
														410.0,
														620.0,
														92.0,
														22.0
													],
													"text": "prepend fail"
												}
											},
											{
												"box": {
													"id": "obj-26",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														410.0,
														655.0,
														79.0,
														22.0
													],
													"text": "s #1-event"
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
														30.0,
														580.0,
														66.0,
														22.0
													],
													"text": "deferlow"
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
														120.0,
														615.0,
														92.0,
														22.0
													],
													"text": "set #1-probe"
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
														225.0,
														655.0,
														98.0,
														22.0
													],
													"text": "sizeinsamps 1"
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
														300.0,
														615.0,
														85.0,
														22.0
													],
													"text": "prepend set"
												}
											},
											{
												"box": {
													"id": "obj-31",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"float",
														"bang"
													],
													"patching_rect": [
														120.0,
														700.0,
														240.0,
														22.0
													],
													"text": "buffer~ #1-probe"
												}
											},
											{
												"box": {
													"id": "obj-32",
													"linecount": 2,
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														20.0,
														735.0,
														740.0,
														34.0
													],
													"text": "No answer: there is none, or one without memory, about which info~ may be silent. Another buffer~ takes its name, a sample of silence and its old name again: if info~ answers now, it was there."
												}
											}
										],
										"lines": [
											{
												"patchline": {
													"destination": [
														"obj-4",
														0
													],
													"source": [
														"obj-2",
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
													"source": [
														"obj-3",
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
													"source": [
														"obj-4",
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
													"source": [
														"obj-4",
														1
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-19",
														1
													],
													"source": [
														"obj-4",
														2
													],
													"midpoints": [
														320.5,
														117.0,
														320.5,
														118.0,
														320.5,
														346.0,
														126.0,
														346.0,
														126.0,
														456.0,
														321.5,
														456.0,
														321.5,
														458.0,
														321.5,
														460.0
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
														"obj-5",
														0
													],
													"midpoints": [
														429.5,
														117.0,
														429.5,
														118.0,
														429.5,
														346.0,
														534.0,
														346.0,
														534.0,
														416.0,
														429.5,
														416.0,
														429.5,
														418.0,
														429.5,
														420.0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-16",
														1
													],
													"source": [
														"obj-5",
														1
													],
													"midpoints": [
														458.5,
														117.0,
														458.5,
														118.0,
														458.5,
														344.0,
														55.5,
														344.0,
														55.5,
														384.0,
														55.5,
														385.0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-9",
														0
													],
													"source": [
														"obj-6",
														0
													],
													"midpoints": [
														181.5,
														157.0,
														181.5,
														158.0,
														181.5,
														172.0,
														238.0,
														172.0,
														238.0,
														212.0,
														89.5,
														212.0,
														89.5,
														214.0,
														89.5,
														215.0
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
														"obj-7",
														0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-9",
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
														"obj-8",
														0
													],
													"source": [
														"obj-7",
														2
													],
													"midpoints": [
														160.5,
														197.0,
														160.5,
														198.0,
														160.5,
														200.0,
														240.0,
														200.0,
														240.0,
														170.0,
														184.5,
														170.0,
														184.5,
														174.0,
														184.5,
														175.0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-14",
														1
													],
													"source": [
														"obj-8",
														0
													],
													"midpoints": [
														184.5,
														197.0,
														184.5,
														198.0,
														184.5,
														210.0,
														42.5,
														210.0,
														42.5,
														348.0,
														42.5,
														350.0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-13",
														1
													],
													"source": [
														"obj-8",
														1
													],
													"midpoints": [
														225.5,
														197.0,
														225.5,
														198.0,
														225.5,
														210.0,
														234.0,
														210.0,
														234.0,
														312.0,
														92.5,
														312.0,
														92.5,
														314.0,
														92.5,
														315.0
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
														"obj-9",
														0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-11",
														0
													],
													"source": [
														"obj-9",
														6
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-13",
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
														"obj-12",
														0
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
														"obj-13",
														1
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
														1
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
														"obj-16",
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
														"obj-18",
														0
													],
													"source": [
														"obj-17",
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
														"obj-17",
														1
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-21",
														1
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
													],
													"midpoints": [
														429.5,
														442.0,
														429.5,
														444.0,
														429.5,
														496.0,
														129.5,
														496.0,
														129.5,
														498.0,
														129.5,
														500.0
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
														"obj-21",
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
														"obj-21",
														1
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
														"obj-21",
														2
													],
													"midpoints": [
														410.5,
														522.0,
														410.5,
														524.0,
														410.5,
														536.0,
														266.0,
														536.0,
														266.0,
														572.0,
														419.5,
														572.0,
														419.5,
														574.0,
														419.5,
														575.0
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
														"obj-22",
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
														"obj-22",
														1
													],
													"midpoints": [
														157.25,
														562.0,
														157.25,
														564.0,
														157.25,
														566.0,
														116.0,
														566.0,
														116.0,
														496.0,
														129.5,
														496.0,
														129.5,
														498.0,
														129.5,
														500.0
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
														"obj-22",
														2
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
														"obj-22",
														3
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
														"obj-22",
														4
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
														"obj-25",
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
													"source": [
														"obj-27",
														0
													],
													"midpoints": [
														39.5,
														602.0,
														39.5,
														604.0,
														39.5,
														606.0,
														26.0,
														606.0,
														26.0,
														172.0,
														39.5,
														172.0,
														39.5,
														174.0,
														39.5,
														175.0
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
														"obj-28",
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
													"source": [
														"obj-30",
														0
													],
													"midpoints": [
														309.5,
														637.0,
														309.5,
														638.0,
														309.5,
														652.0,
														129.5,
														652.0,
														129.5,
														698.0,
														129.5,
														700.0
													]
												}
											}
										]
									},
									"patching_rect": [
										30.0,
										345.0,
										110.0,
										22.0
									],
									"text": "p check"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 2,
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
											200.0,
											200.0,
											900.0,
											640.0
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
													"id": "obj-1",
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														20.0,
														15.0,
														740.0,
														20.0
													],
													"text": "One buffer~ that takes the name of yours for as long as it moves a file, and so shares its sound."
												}
											},
											{
												"box": {
													"comment": "write: file, name",
													"id": "obj-2",
													"index": 1,
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														30.0,
														55.0,
														30.0,
														30.0
													]
												}
											},
											{
												"box": {
													"comment": "read: file, name",
													"id": "obj-3",
													"index": 2,
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														400.0,
														55.0,
														30.0,
														30.0
													]
												}
											},
											{
												"box": {
													"id": "obj-4",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"",
														""
													],
													"patching_rect": [
														30.0,
														100.0,
														190.0,
														22.0
													],
													"text": "unpack s s"
												}
											},
											{
												"box": {
													"id": "obj-5",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"",
														""
													],
													"patching_rect": [
														400.0,
														100.0,
														140.0,
														22.0
													],
													"text": "unpack s s"
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 4,
													"outlettype": [
														"",
														"bang",
														"bang",
														""
													],
													"patching_rect": [
														30.0,
														140.0,
														110.0,
														22.0
													],
													"text": "t s b b s"
												}
											},
											{
												"box": {
													"id": "obj-7",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														200.0,
														140.0,
														85.0,
														22.0
													],
													"text": "prepend set"
												}
											},
											{
												"box": {
													"id": "obj-8",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 3,
													"outlettype": [
														"",
														"bang",
														""
													],
													"patching_rect": [
														400.0,
														140.0,
														80.0,
														22.0
													],
													"text": "t s b s"
												}
											},
											{
												"box": {
													"id": "obj-9",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														520.0,
														140.0,
														85.0,
														22.0
													],
													"text": "prepend set"
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
														75.0,
														180.0,
														104.0,
														22.0
													],
													"text": "format float32"
												}
											},
											{
												"box": {
													"id": "obj-11",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"",
														"int"
													],
													"patching_rect": [
														30.0,
														215.0,
														167.0,
														22.0
													],
													"text": "conformpath max absolute"
												}
											},
											{
												"box": {
													"id": "obj-12",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														30.0,
														250.0,
														123.0,
														22.0
													],
													"text": "prepend writewave"
												}
											},
											{
												"box": {
													"id": "obj-13",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"",
														"int"
													],
													"patching_rect": [
														400.0,
														180.0,
														167.0,
														22.0
													],
													"text": "conformpath max absolute"
												}
											},
											{
												"box": {
													"id": "obj-14",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														400.0,
														215.0,
														110.0,
														22.0
													],
													"text": "prepend replace"
												}
											},
											{
												"box": {
													"id": "obj-15",
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														620.0,
														180.0,
														250.0,
														20.0
													],
													"text": "Max writes paths as Drive:/path/to/file"
												}
											},
											{
												"box": {
													"id": "obj-16",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"float",
														"bang"
													],
													"patching_rect": [
														30.0,
														300.0,
														200.0,
														22.0
													],
													"text": "buffer~ #1-file"
												}
											},
											{
												"box": {
													"id": "obj-17",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														216.0,
														340.0,
														66.0,
														22.0
													],
													"text": "deferlow"
												}
											},
											{
												"box": {
													"id": "obj-18",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 4,
													"outlettype": [
														"bang",
														"bang",
														"bang",
														"int"
													],
													"patching_rect": [
														216.0,
														410.0,
														140.0,
														22.0
													],
													"text": "t b b b 0"
												}
											},
											{
												"box": {
													"id": "obj-19",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														120.0,
														455.0,
														73.0,
														22.0
													],
													"text": "s #1-next"
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
														240.0,
														455.0,
														85.0,
														22.0
													],
													"text": "set #1-file"
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
														390.0,
														375.0,
														41.0,
														22.0
													],
													"text": "stop"
												}
											},
											{
												"box": {
													"id": "obj-22",
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														60.0,
														490.0,
														236.0,
														20.0
													],
													"text": "moved or given up: let the name go"
												}
											},
											{
												"box": {
													"id": "obj-30",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														216.0,
														375.0,
														60.0,
														22.0
													],
													"text": "gate"
												}
											},
											{
												"box": {
													"id": "obj-31",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"bang",
														"int"
													],
													"patching_rect": [
														520.0,
														262.0,
														48.0,
														22.0
													],
													"text": "t b 1"
												}
											},
											{
												"box": {
													"id": "obj-32",
													"linecount": 3,
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														20.0,
														375.0,
														185.0,
														48.0
													],
													"text": "open while a file is on its way: one that comes after its minute is left alone"
												}
											},
											{
												"box": {
													"id": "obj-23",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"bang"
													],
													"patching_rect": [
														520.0,
														300.0,
														85.0,
														22.0
													],
													"text": "delay 60000"
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
														520.0,
														340.0,
														66.0,
														22.0
													],
													"text": "deferlow"
												}
											},
											{
												"box": {
													"id": "obj-25",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 3,
													"outlettype": [
														"bang",
														"bang",
														"int"
													],
													"patching_rect": [
														520.0,
														375.0,
														80.0,
														22.0
													],
													"text": "t b b 0"
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
														640.0,
														420.0,
														120.0,
														22.0
													],
													"text": "zl reg"
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
														310.0,
														510.0,
														564.0,
														22.0
													],
													"text": "sprintf symout Max has not moved the file %s within a minute: its console may tell why"
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
														310.0,
														545.0,
														92.0,
														22.0
													],
													"text": "prepend fail"
												}
											},
											{
												"box": {
													"id": "obj-29",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														310.0,
														580.0,
														79.0,
														22.0
													],
													"text": "s #1-event"
												}
											}
										],
										"lines": [
											{
												"patchline": {
													"destination": [
														"obj-4",
														0
													],
													"source": [
														"obj-2",
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
													"source": [
														"obj-3",
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
													"source": [
														"obj-4",
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
													"source": [
														"obj-4",
														1
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-8",
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
														"obj-9",
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
														"obj-11",
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
														"obj-10",
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
														"obj-31",
														0
													],
													"source": [
														"obj-6",
														2
													],
													"midpoints": [
														100.16666666666666,
														162.0,
														100.16666666666666,
														164.0,
														100.16666666666666,
														176.0,
														396.0,
														176.0,
														396.0,
														258.0,
														529.5,
														258.0,
														529.5,
														260.0,
														529.5,
														262.0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-26",
														1
													],
													"source": [
														"obj-6",
														3
													],
													"midpoints": [
														130.5,
														162.0,
														130.5,
														164.0,
														130.5,
														174.0,
														616.0,
														174.0,
														616.0,
														416.0,
														750.5,
														416.0,
														750.5,
														418.0,
														750.5,
														420.0
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
														"obj-7",
														0
													],
													"midpoints": [
														209.5,
														162.0,
														209.5,
														164.0,
														209.5,
														296.0,
														39.5,
														296.0,
														39.5,
														298.0,
														39.5,
														300.0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-13",
														0
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
														"obj-31",
														0
													],
													"source": [
														"obj-8",
														1
													],
													"midpoints": [
														440.0,
														162.0,
														440.0,
														164.0,
														440.0,
														176.0,
														570.0,
														176.0,
														570.0,
														258.0,
														529.5,
														258.0,
														529.5,
														260.0,
														529.5,
														262.0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-26",
														1
													],
													"source": [
														"obj-8",
														2
													],
													"midpoints": [
														470.5,
														162.0,
														470.5,
														164.0,
														470.5,
														174.0,
														616.0,
														174.0,
														616.0,
														416.0,
														750.5,
														416.0,
														750.5,
														418.0,
														750.5,
														420.0
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
														"obj-9",
														0
													],
													"midpoints": [
														529.5,
														162.0,
														529.5,
														164.0,
														529.5,
														172.0,
														210.0,
														172.0,
														210.0,
														296.0,
														39.5,
														296.0,
														39.5,
														298.0,
														39.5,
														300.0
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
														"obj-10",
														0
													],
													"midpoints": [
														84.5,
														202.0,
														84.5,
														204.0,
														84.5,
														212.0,
														26.0,
														212.0,
														26.0,
														296.0,
														39.5,
														296.0,
														39.5,
														298.0,
														39.5,
														300.0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-12",
														0
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
														"obj-16",
														0
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
														"obj-13",
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
														"obj-14",
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
														1
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-30",
														1
													],
													"source": [
														"obj-17",
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
														"obj-30",
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
														"obj-18",
														3
													],
													"midpoints": [
														346.5,
														432.0,
														346.5,
														434.0,
														346.5,
														436.0,
														212.0,
														436.0,
														212.0,
														372.0,
														225.5,
														372.0,
														225.5,
														374.0,
														225.5,
														375.0
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
														"obj-25",
														2
													],
													"midpoints": [
														590.5,
														397.0,
														590.5,
														398.0,
														590.5,
														400.0,
														280.0,
														400.0,
														280.0,
														372.0,
														225.5,
														372.0,
														225.5,
														374.0,
														225.5,
														375.0
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
														"obj-31",
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
														"obj-31",
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
														"obj-21",
														0
													],
													"source": [
														"obj-18",
														2
													],
													"midpoints": [
														306.1666666666667,
														432.0,
														306.1666666666667,
														434.0,
														306.1666666666667,
														438.0,
														386.0,
														438.0,
														386.0,
														372.0,
														399.5,
														372.0,
														399.5,
														374.0,
														399.5,
														375.0
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
														"obj-20",
														0
													],
													"midpoints": [
														249.5,
														477.0,
														249.5,
														478.0,
														249.5,
														480.0,
														16.0,
														480.0,
														16.0,
														296.0,
														39.5,
														296.0,
														39.5,
														298.0,
														39.5,
														300.0
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
														"obj-21",
														0
													],
													"midpoints": [
														399.5,
														397.0,
														399.5,
														398.0,
														399.5,
														402.0,
														516.0,
														402.0,
														516.0,
														296.0,
														529.5,
														296.0,
														529.5,
														298.0,
														529.5,
														300.0
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
														"obj-25",
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
														"obj-25",
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
														"obj-27",
														0
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
											}
										]
									},
									"patching_rect": [
										170.0,
										345.0,
										110.0,
										22.0
									],
									"text": "p files"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										320.0,
										300.0,
										48.0,
										22.0
									],
									"text": "t b l"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										320.0,
										380.0,
										73.0,
										22.0
									],
									"text": "s #1-next"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										410.0,
										345.0,
										79.0,
										22.0
									],
									"text": "s #1-event"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										470.0,
										300.0,
										256.0,
										20.0
									],
									"text": "wait: an answer of the server goes on"
								}
							},
							{
								"box": {
									"comment": "OSC messages",
									"id": "obj-20",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										410.0,
										400.0,
										30.0,
										30.0
									]
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"destination": [
										"obj-10",
										0
									],
									"source": [
										"obj-2",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-4",
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
										"obj-7",
										1
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
										"obj-6",
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
										"obj-7",
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
										"obj-8",
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
										"obj-10",
										0
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
										"obj-11",
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
										"obj-12",
										0
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
										"obj-13",
										0
									],
									"source": [
										"obj-11",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-14",
										1
									],
									"source": [
										"obj-12",
										1
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
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-14",
										1
									],
									"source": [
										"obj-13",
										1
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
										"obj-11",
										2
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-15",
										1
									],
									"source": [
										"obj-11",
										3
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
										"obj-11",
										4
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
										"obj-16",
										1
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
										"obj-18",
										0
									],
									"source": [
										"obj-11",
										5
									]
								}
							}
						]
					},
					"patching_rect": [
						350.0,
						500.0,
						150.0,
						22.0
					],
					"text": "p steps"
				}
			},
			{
				"box": {
					"id": "obj-17",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 4,
					"outlettype": [
						"",
						"",
						"",
						""
					],
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
							120.0,
							120.0,
							1070.0,
							650.0
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
									"id": "obj-1",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										15.0,
										800.0,
										34.0
									],
									"text": "The state of a run: 0 idle, 1 running, 2 tidying up after a failure until the server has done with it. What an event does depends on it."
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										130.0,
										60.0,
										79.0,
										22.0
									],
									"text": "r #1-event"
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										60.0,
										79.0,
										22.0
									],
									"text": "r #1-state"
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										30.0,
										95.0,
										35.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 3,
									"outlettype": [
										"",
										"",
										""
									],
									"patching_rect": [
										30.0,
										135.0,
										400.0,
										22.0
									],
									"text": "gate 3 1"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										110.0,
										170.0,
										38.0,
										20.0
									],
									"text": "idle"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										195.0,
										73.0,
										22.0
									],
									"text": "route run"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										30.0,
										235.0,
										32.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										30.0,
										265.0,
										35.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										"int"
									],
									"patching_rect": [
										30.0,
										295.0,
										48.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										30.0,
										330.0,
										60.0,
										22.0
									],
									"text": "% 30000"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										30.0,
										360.0,
										60.0,
										22.0
									],
									"text": "+ 0"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										110.0,
										325.0,
										73.0,
										22.0
									],
									"text": "r #1-base"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"linecount": 3,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										100.0,
										360.0,
										190.0,
										48.0
									],
									"text": "a number for the run that no other object uses: the job's id"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 4,
									"outlettype": [
										"bang",
										"int",
										"int",
										"int"
									],
									"patching_rect": [
										30.0,
										410.0,
										130.0,
										22.0
									],
									"text": "t b i i 1"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										330.0,
										480.0,
										79.0,
										22.0
									],
									"text": "s #1-state"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										180.0,
										445.0,
										60.0,
										22.0
									],
									"text": "s #1-id"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"linecount": 3,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"patching_rect": [
										30.0,
										490.0,
										270.0,
										50.0
									],
									"text": "clear, 64 send /sync $1, 40 send #2 id $1, 41 wait job, 65 wait freed, 90 event finished",
									"outlettype": [
										""
									]
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										430.0,
										170.0,
										58.0,
										20.0
									],
									"text": "running"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 7,
									"numoutlets": 7,
									"outlettype": [
										"",
										"",
										"",
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										430.0,
										195.0,
										420.0,
										22.0
									],
									"text": "route run cancel fail lost synced finished"
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
										620.0,
										235.0,
										325.0,
										22.0
									],
									"text": "\"busy: wait until the run is done or send cancel\""
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
										500.0,
										300.0,
										73.0,
										22.0
									],
									"text": "cancelled"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 4,
									"outlettype": [
										"",
										"bang",
										"bang",
										"int"
									],
									"patching_rect": [
										550.0,
										380.0,
										110.0,
										22.0
									],
									"text": "t l b b 2"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"patching_rect": [
										350.0,
										425.0,
										129.0,
										22.0
									],
									"text": "60, 61, 62, 63, 64",
									"outlettype": [
										""
									]
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
										510.0,
										425.0,
										104.0,
										22.0
									],
									"text": "/bufnmf/cancel"
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
										640.0,
										425.0,
										300.0,
										34.0
									],
									"text": "rows 60 to 64 free the buffers on the server and ask when that is done"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 4,
									"outlettype": [
										"",
										"bang",
										"bang",
										"int"
									],
									"patching_rect": [
										660.0,
										335.0,
										62.0,
										22.0
									],
									"text": "t l b b 0"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										730.0,
										300.0,
										73.0,
										22.0
									],
									"text": "s #1-next"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"int"
									],
									"patching_rect": [
										810.0,
										300.0,
										48.0,
										22.0
									],
									"text": "t b 0"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										600.0,
										480.0,
										79.0,
										22.0
									],
									"text": "s #1-error"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										960.0,
										170.0,
										78.0,
										20.0
									],
									"text": "tidying up"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 4,
									"numoutlets": 4,
									"outlettype": [
										"",
										"",
										"",
										""
									],
									"patching_rect": [
										900.0,
										195.0,
										150.0,
										22.0
									],
									"text": "route run lost synced"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										960.0,
										240.0,
										35.0,
										22.0
									],
									"text": "t 0"
								}
							},
							{
								"box": {
									"comment": "bang: done",
									"id": "obj-34",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										60.0,
										600.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "rows for p steps",
									"id": "obj-35",
									"index": 2,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										330.0,
										600.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "OSC messages",
									"id": "obj-36",
									"index": 3,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										510.0,
										600.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "bang: begin to talk to the server",
									"id": "obj-37",
									"index": 4,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										830.0,
										600.0,
										30.0,
										30.0
									]
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"destination": [
										"obj-5",
										1
									],
									"source": [
										"obj-2",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-4",
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
										"obj-5",
										0
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
										"obj-7",
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
										"obj-8",
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
										"obj-9",
										0
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
										"obj-10",
										0
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
										"obj-8",
										1
									],
									"source": [
										"obj-10",
										1
									],
									"midpoints": [
										68.5,
										317.0,
										68.5,
										318.0,
										68.5,
										320.0,
										82.0,
										320.0,
										82.0,
										232.0,
										52.5,
										232.0,
										52.5,
										234.0,
										52.5,
										235.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-11",
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
										"obj-12",
										0
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
										"obj-15",
										0
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
										"obj-12",
										1
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
										"obj-16",
										0
									],
									"source": [
										"obj-15",
										3
									],
									"midpoints": [
										150.5,
										432.0,
										150.5,
										434.0,
										150.5,
										476.0,
										339.5,
										476.0,
										339.5,
										478.0,
										339.5,
										480.0
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
										"obj-15",
										2
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
										"obj-15",
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
										"obj-5",
										1
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
										"obj-30",
										0
									],
									"source": [
										"obj-21",
										0
									],
									"midpoints": [
										629.5,
										257.0,
										629.5,
										258.0,
										629.5,
										376.0,
										664.0,
										376.0,
										664.0,
										422.0,
										618.0,
										422.0,
										618.0,
										476.0,
										609.5,
										476.0,
										609.5,
										478.0,
										609.5,
										480.0
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
										"obj-20",
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
										"obj-23",
										0
									],
									"source": [
										"obj-20",
										2
									],
									"midpoints": [
										573.1666666666666,
										217.0,
										573.1666666666666,
										218.0,
										573.1666666666666,
										296.0,
										576.0,
										296.0,
										576.0,
										376.0,
										559.5,
										376.0,
										559.5,
										378.0,
										559.5,
										380.0
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
										"obj-23",
										3
									],
									"midpoints": [
										650.5,
										402.0,
										650.5,
										404.0,
										650.5,
										420.0,
										339.5,
										420.0,
										339.5,
										478.0,
										339.5,
										480.0
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
										"obj-23",
										0
									],
									"midpoints": [
										559.5,
										402.0,
										559.5,
										404.0,
										559.5,
										422.0,
										618.0,
										422.0,
										618.0,
										476.0,
										609.5,
										476.0,
										609.5,
										478.0,
										609.5,
										480.0
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
										"obj-20",
										3
									],
									"midpoints": [
										640.0,
										217.0,
										640.0,
										218.0,
										640.0,
										232.0,
										616.0,
										232.0,
										616.0,
										332.0,
										669.5,
										332.0,
										669.5,
										334.0,
										669.5,
										335.0
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
										"obj-27",
										3
									],
									"midpoints": [
										712.5,
										357.0,
										712.5,
										358.0,
										712.5,
										420.0,
										339.5,
										420.0,
										339.5,
										478.0,
										339.5,
										480.0
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
										"obj-27",
										0
									],
									"midpoints": [
										669.5,
										357.0,
										669.5,
										358.0,
										669.5,
										422.0,
										618.0,
										422.0,
										618.0,
										476.0,
										609.5,
										476.0,
										609.5,
										478.0,
										609.5,
										480.0
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
										"obj-20",
										4
									],
									"midpoints": [
										706.8333333333333,
										217.0,
										706.8333333333333,
										218.0,
										706.8333333333333,
										230.0,
										614.0,
										230.0,
										614.0,
										296.0,
										739.5,
										296.0,
										739.5,
										298.0,
										739.5,
										300.0
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
										"obj-20",
										5
									],
									"midpoints": [
										773.6666666666667,
										217.0,
										773.6666666666667,
										218.0,
										773.6666666666667,
										232.0,
										948.0,
										232.0,
										948.0,
										296.0,
										819.5,
										296.0,
										819.5,
										298.0,
										819.5,
										300.0
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
										"obj-29",
										1
									],
									"midpoints": [
										848.5,
										322.0,
										848.5,
										324.0,
										848.5,
										420.0,
										339.5,
										420.0,
										339.5,
										478.0,
										339.5,
										480.0
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
										"obj-5",
										2
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
										"obj-32",
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
										1
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
										2
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
										"obj-33",
										0
									],
									"midpoints": [
										969.5,
										262.0,
										969.5,
										264.0,
										969.5,
										420.0,
										339.5,
										420.0,
										339.5,
										478.0,
										339.5,
										480.0
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
										"obj-29",
										0
									],
									"midpoints": [
										819.5,
										322.0,
										819.5,
										324.0,
										819.5,
										330.0,
										304.0,
										330.0,
										304.0,
										596.0,
										69.5,
										596.0,
										69.5,
										598.0,
										69.5,
										600.0
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
										"obj-18",
										0
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
										"obj-24",
										0
									],
									"midpoints": [
										359.5,
										447.0,
										359.5,
										448.0,
										359.5,
										474.0,
										326.0,
										474.0,
										326.0,
										596.0,
										339.5,
										596.0,
										339.5,
										598.0,
										339.5,
										600.0
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
										"obj-25",
										0
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
										"obj-15",
										0
									],
									"midpoints": [
										39.5,
										432.0,
										39.5,
										434.0,
										39.5,
										472.0,
										839.5,
										472.0,
										839.5,
										598.0,
										839.5,
										600.0
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
										"obj-27",
										2
									],
									"midpoints": [
										698.1666666666666,
										357.0,
										698.1666666666666,
										358.0,
										698.1666666666666,
										374.0,
										519.5,
										374.0,
										519.5,
										424.0,
										519.5,
										425.0
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
										"obj-27",
										1
									],
									"midpoints": [
										683.8333333333334,
										357.0,
										683.8333333333334,
										358.0,
										683.8333333333334,
										372.0,
										359.5,
										372.0,
										359.5,
										424.0,
										359.5,
										425.0
									]
								}
							}
						]
					},
					"patching_rect": [
						30.0,
						400.0,
						180.0,
						22.0
					],
					"text": "p state"
				}
			},
			{
				"box": {
					"id": "obj-18",
					"maxclass": "newobj",
					"numinlets": 4,
					"numoutlets": 1,
					"outlettype": [
						""
					],
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
							120.0,
							120.0,
							1165.0,
							620.0
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
									"id": "obj-1",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										15.0,
										820.0,
										34.0
									],
									"text": "Talks to nmfserver. While a run is on, it asks every half second whether the server is there: four questions without any answer end the run."
								}
							},
							{
								"box": {
									"comment": "host and port of the server",
									"id": "obj-2",
									"index": 1,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										60.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "port of this object",
									"id": "obj-3",
									"index": 2,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										330.0,
										60.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "OSC messages to send",
									"id": "obj-4",
									"index": 3,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										560.0,
										60.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "bang: begin a run",
									"id": "obj-5",
									"index": 4,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										620.0,
										60.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"int"
									],
									"patching_rect": [
										30.0,
										105.0,
										120.0,
										22.0
									],
									"text": "unpack s 0"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										145.0,
										48.0,
										22.0
									],
									"text": "t l l"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										62.0,
										185.0,
										92.0,
										22.0
									],
									"text": "prepend host"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										"int"
									],
									"patching_rect": [
										132.0,
										145.0,
										48.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										165.0,
										215.0,
										92.0,
										22.0
									],
									"text": "prepend port"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										560.0,
										330.0,
										161.0,
										22.0
									],
									"text": "udpsend 127.0.0.1 57200"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										420.0,
										140.0,
										22.0
									],
									"text": "zl reg"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										150.0,
										380.0,
										129.0,
										22.0
									],
									"text": "loadmess 127.0.0.1"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										190.0,
										420.0,
										80.0,
										22.0
									],
									"text": "i 57200"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										380.0,
										120.0,
										79.0,
										22.0
									],
									"text": "random 125"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"linecount": 3,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										640.0,
										105.0,
										215.0,
										48.0
									],
									"text": "#1 is another number in each of these objects: the port is one of 125 of its own. After a run without answer, another one."
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 4,
									"outlettype": [
										"int",
										"int",
										"int",
										"int"
									],
									"patching_rect": [
										330.0,
										217.0,
										120.0,
										22.0
									],
									"text": "t i i i i"
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
										470.0,
										250.0,
										92.0,
										22.0
									],
									"text": "prepend port"
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										380.0,
										250.0,
										60.0,
										22.0
									],
									"text": "* 30000"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										380.0,
										285.0,
										73.0,
										22.0
									],
									"text": "s #1-base"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										620.0,
										235.0,
										32.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"linecount": 2,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										620.0,
										265.0,
										200.0,
										36.0
									],
									"text": "/reply_to 127.0.0.1 $1, /maxlist 250, /tempfolder"
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
										735.0,
										330.0,
										79.0,
										22.0
									],
									"text": "udpreceive"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										735.0,
										365.0,
										48.0,
										22.0
									],
									"text": "t l b"
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
										700.0,
										405.0,
										66.0,
										22.0
									],
									"text": "deferlow"
								}
							},
							{
								"box": {
									"comment": "answers",
									"id": "obj-28",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										700.0,
										450.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										880.0,
										60.0,
										79.0,
										22.0
									],
									"text": "r #1-state"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										880.0,
										95.0,
										35.0,
										22.0
									],
									"text": "> 0"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										"int"
									],
									"patching_rect": [
										880.0,
										130.0,
										48.0,
										22.0
									],
									"text": "t i 0"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										880.0,
										170.0,
										73.0,
										22.0
									],
									"text": "metro 500"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"bang"
									],
									"patching_rect": [
										880.0,
										210.0,
										48.0,
										22.0
									],
									"text": "t b b"
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
										830.0,
										245.0,
										66.0,
										22.0
									],
									"text": "/version"
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										912.0,
										245.0,
										32.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										912.0,
										275.0,
										35.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										"int"
									],
									"patching_rect": [
										912.0,
										305.0,
										48.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										975.0,
										275.0,
										170.0,
										20.0
									],
									"text": "questions without answer"
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										912.0,
										340.0,
										41.0,
										22.0
									],
									"text": "== 5"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										912.0,
										370.0,
										48.0,
										22.0
									],
									"text": "sel 1"
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										912.0,
										405.0,
										66.0,
										22.0
									],
									"text": "deferlow"
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										800.0,
										405.0,
										35.0,
										22.0
									],
									"text": "t 0"
								}
							},
							{
								"box": {
									"id": "obj-43",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 3,
									"outlettype": [
										"bang",
										"bang",
										"bang"
									],
									"patching_rect": [
										300.0,
										380.0,
										80.0,
										22.0
									],
									"text": "t b b b"
								}
							},
							{
								"box": {
									"id": "obj-44",
									"linecount": 2,
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										470.0,
										520.0,
										36.0
									],
									"text": "sprintf symout no answer from nmfserver at %s port %ld (this object listens on port %ld): is it running? Start it in a terminal with: nmfserver serve"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										530.0,
										92.0,
										22.0
									],
									"text": "prepend lost"
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										565.0,
										79.0,
										22.0
									],
									"text": "s #1-event"
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
										380.0,
										60.0,
										79.0,
										22.0
									],
									"text": "loadmess #1"
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"int"
									],
									"patching_rect": [
										380.0,
										90.0,
										48.0,
										22.0
									],
									"text": "t b i"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										480.0,
										90.0,
										41.0,
										22.0
									],
									"text": "% 72"
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										480.0,
										120.0,
										48.0,
										22.0
									],
									"text": "* 125"
								}
							},
							{
								"box": {
									"id": "obj-50",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										480.0,
										150.0,
										60.0,
										22.0
									],
									"text": "+ 20000"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										380.0,
										182.0,
										60.0,
										22.0
									],
									"text": "+ 0"
								}
							}
						],
						"lines": [
							{
								"patchline": {
									"destination": [
										"obj-12",
										1
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
										"obj-6",
										0
									],
									"source": [
										"obj-2",
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
									"source": [
										"obj-6",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-12",
										1
									],
									"source": [
										"obj-7",
										1
									],
									"midpoints": [
										68.5,
										167.0,
										68.5,
										168.0,
										68.5,
										182.0,
										58.0,
										182.0,
										58.0,
										416.0,
										160.5,
										416.0,
										160.5,
										418.0,
										160.5,
										420.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-8",
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
										"obj-11",
										0
									],
									"source": [
										"obj-8",
										0
									],
									"midpoints": [
										71.5,
										207.0,
										71.5,
										208.0,
										71.5,
										326.0,
										569.5,
										326.0,
										569.5,
										328.0,
										569.5,
										330.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-9",
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
										"obj-14",
										1
									],
									"source": [
										"obj-9",
										1
									],
									"midpoints": [
										170.5,
										167.0,
										170.5,
										168.0,
										170.5,
										212.0,
										282.0,
										212.0,
										282.0,
										416.0,
										260.5,
										416.0,
										260.5,
										418.0,
										260.5,
										420.0
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
										"obj-9",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-11",
										0
									],
									"source": [
										"obj-10",
										0
									],
									"midpoints": [
										174.5,
										237.0,
										174.5,
										238.0,
										174.5,
										326.0,
										569.5,
										326.0,
										569.5,
										328.0,
										569.5,
										330.0
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
										"obj-3",
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
										"obj-20",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-23",
										1
									],
									"source": [
										"obj-19",
										2
									],
									"midpoints": [
										406.8333333333333,
										239.0,
										406.8333333333333,
										240.0,
										406.8333333333333,
										242.0,
										616.0,
										242.0,
										616.0,
										232.0,
										642.5,
										232.0,
										642.5,
										234.0,
										642.5,
										235.0
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
										"obj-22",
										0
									],
									"source": [
										"obj-21",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-44",
										2
									],
									"source": [
										"obj-19",
										0
									],
									"midpoints": [
										339.5,
										239.0,
										339.5,
										240.0,
										339.5,
										376.0,
										540.5,
										376.0,
										540.5,
										468.0,
										540.5,
										470.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-11",
										0
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
										"obj-23",
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
										"obj-11",
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
										"obj-25",
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
										"obj-26",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-35",
										1
									],
									"source": [
										"obj-42",
										0
									],
									"midpoints": [
										809.5,
										427.0,
										809.5,
										428.0,
										809.5,
										430.0,
										908.0,
										430.0,
										908.0,
										242.0,
										934.5,
										242.0,
										934.5,
										244.0,
										934.5,
										245.0
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
									"source": [
										"obj-30",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-35",
										1
									],
									"source": [
										"obj-31",
										1
									],
									"midpoints": [
										918.5,
										152.0,
										918.5,
										154.0,
										918.5,
										166.0,
										956.0,
										166.0,
										956.0,
										242.0,
										934.5,
										242.0,
										934.5,
										244.0,
										934.5,
										245.0
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
										"obj-35",
										0
									],
									"source": [
										"obj-33",
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
										"obj-35",
										0
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
										"obj-35",
										1
									],
									"source": [
										"obj-37",
										1
									],
									"midpoints": [
										950.5,
										327.0,
										950.5,
										328.0,
										950.5,
										330.0,
										964.0,
										330.0,
										964.0,
										242.0,
										934.5,
										242.0,
										934.5,
										244.0,
										934.5,
										245.0
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
										"obj-37",
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
									"source": [
										"obj-39",
										0
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
										"obj-43",
										0
									],
									"source": [
										"obj-41",
										0
									],
									"midpoints": [
										921.5,
										427.0,
										921.5,
										428.0,
										921.5,
										432.0,
										542.0,
										432.0,
										542.0,
										374.0,
										309.5,
										374.0,
										309.5,
										378.0,
										309.5,
										380.0
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
										"obj-33",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-11",
										0
									],
									"source": [
										"obj-34",
										0
									],
									"midpoints": [
										839.5,
										267.0,
										839.5,
										268.0,
										839.5,
										326.0,
										569.5,
										326.0,
										569.5,
										328.0,
										569.5,
										330.0
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
										"obj-43",
										2
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
										"obj-14",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-12",
										0
									],
									"source": [
										"obj-43",
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
										"obj-12",
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
										"obj-46",
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
										"obj-16",
										0
									],
									"source": [
										"obj-43",
										0
									],
									"midpoints": [
										309.5,
										402.0,
										309.5,
										404.0,
										309.5,
										406.0,
										296.0,
										406.0,
										296.0,
										116.0,
										389.5,
										116.0,
										389.5,
										118.0,
										389.5,
										120.0
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
										"obj-15",
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
										"obj-47",
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
										"obj-47",
										1
									],
									"midpoints": [
										418.5,
										112.0,
										418.5,
										114.0,
										418.5,
										116.0,
										476.0,
										116.0,
										476.0,
										86.0,
										489.5,
										86.0,
										489.5,
										88.0,
										489.5,
										90.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-49",
										0
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
										"obj-49",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-17",
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
										"obj-17",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						170.0,
						560.0,
						290.0,
						22.0
					],
					"text": "p network"
				}
			},
			{
				"box": {
					"id": "obj-19",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						""
					],
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
							120.0,
							120.0,
							1144.0,
							750.0
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
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										15.0,
										540.0,
										20.0
									],
									"text": "What the server answers. Answers about another run than this one are left alone."
								}
							},
							{
								"box": {
									"comment": "answers of the server",
									"id": "obj-2",
									"index": 1,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										50.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 12,
									"numoutlets": 12,
									"patching_rect": [
										30.0,
										95.0,
										988.1,
										22.0
									],
									"text": "route /done /fail /synced /tempfolder.reply #2/started #2/progress /version.reply /b_info #2/component #2/onsets #2/compiling",
									"outlettype": [
										"",
										"",
										"",
										"",
										"",
										"",
										"",
										"",
										"",
										"",
										"",
										""
									]
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "newobj",
									"numinlets": 6,
									"numoutlets": 6,
									"patching_rect": [
										30.0,
										140.0,
										380.0,
										22.0
									],
									"text": "route #2 /b_allocRead /b_free /bufnmf/cancel /b_write",
									"outlettype": [
										"",
										"",
										"",
										"",
										"",
										""
									]
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										310.0,
										92.0,
										22.0
									],
									"text": "prepend done"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 3,
									"patching_rect": [
										130.0,
										180.0,
										190.0,
										22.0
									],
									"text": "route #2 /bufnmf/cancel",
									"outlettype": [
										"",
										"",
										""
									]
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										130.0,
										220.0,
										54.0,
										22.0
									],
									"text": "zl rev"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										130.0,
										310.0,
										92.0,
										22.0
									],
									"text": "prepend fail"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										300.0,
										220.0,
										66.0,
										22.0
									],
									"text": "zl nth 2"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										300.0,
										255.0,
										92.0,
										22.0
									],
									"text": "prepend fail"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										300.0,
										290.0,
										79.0,
										22.0
									],
									"text": "s #1-event"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										430.0,
										180.0,
										60.0,
										22.0
									],
									"text": "== 0"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										500.0,
										140.0,
										60.0,
										22.0
									],
									"text": "r #1-id"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										430.0,
										215.0,
										48.0,
										22.0
									],
									"text": "sel 1"
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
										430.0,
										250.0,
										54.0,
										22.0
									],
									"text": "synced"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										430.0,
										290.0,
										79.0,
										22.0
									],
									"text": "s #1-event"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"int"
									],
									"patching_rect": [
										580.0,
										180.0,
										90.0,
										22.0
									],
									"text": "unpack s 0"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										650.0,
										215.0,
										35.0,
										22.0
									],
									"text": "+ 1"
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
										580.0,
										250.0,
										90.0,
										22.0
									],
									"text": "gate 2"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"linecount": 3,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										690.0,
										240.0,
										260.0,
										50.0
									],
									"text": "fail \"nmfserver exchanges no files with this program: it runs on another machine or its file_folders forbid it\""
								}
							},
							{
								"box": {
									"id": "obj-21",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										690.0,
										310.0,
										79.0,
										22.0
									],
									"text": "s #1-event"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										690.0,
										140.0,
										110.0,
										22.0
									],
									"text": "prepend started"
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
										810.0,
										140.0,
										117.0,
										22.0
									],
									"text": "prepend progress"
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
										130.0,
										365.0,
										90.0,
										22.0
									],
									"text": "zl nth 2"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										200.0,
										470.0,
										60.0,
										22.0
									],
									"text": "zl reg"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										130.0,
										400.0,
										60.0,
										22.0
									],
									"text": "== 0"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										230.0,
										400.0,
										60.0,
										22.0
									],
									"text": "r #1-id"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										130.0,
										435.0,
										48.0,
										22.0
									],
									"text": "sel 1"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										280.0,
										470.0,
										164.0,
										20.0
									],
									"text": "of this run: what it is"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 6,
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
										200.0,
										510.0,
										260.0,
										22.0
									],
									"text": "route started progress done fail compiling"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										200.0,
										560.0,
										32.0,
										22.0
									],
									"text": "0."
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
										250.0,
										560.0,
										66.0,
										22.0
									],
									"text": "zl nth 1"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 3,
									"outlettype": [
										"bang",
										"bang",
										""
									],
									"patching_rect": [
										330.0,
										560.0,
										90.0,
										22.0
									],
									"text": "t b b l"
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
										365.0,
										600.0,
										32.0,
										22.0
									],
									"text": "1."
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"patching_rect": [
										440.0,
										600.0,
										79.0,
										22.0
									],
									"text": "zl slice #4",
									"outlettype": [
										"",
										""
									]
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										470.0,
										640.0,
										73.0,
										22.0
									],
									"text": "zl iter 2"
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										290.0,
										640.0,
										73.0,
										22.0
									],
									"text": "s #1-next"
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
										560.0,
										560.0,
										92.0,
										22.0
									],
									"text": "prepend fail"
								}
							},
							{
								"box": {
									"id": "obj-39",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										560.0,
										600.0,
										79.0,
										22.0
									],
									"text": "s #1-event"
								}
							},
							{
								"box": {
									"comment": "path of the server's folder",
									"id": "obj-40",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										700.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "progress",
									"id": "obj-41",
									"index": 2,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										200.0,
										700.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "facts",
									"id": "obj-42",
									"index": 3,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										470.0,
										700.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-43",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										580.0,
										285.0,
										35.0,
										22.0
									],
									"text": "t b"
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1000.0,
										140.0,
										124.0,
										22.0
									],
									"text": "prepend component"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1000.0,
										180.0,
										105.0,
										22.0
									],
									"text": "prepend onsets"
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1000.0,
										600.0,
										42.0,
										22.0
									],
									"text": "gate"
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										880.0,
										520.0,
										80.0,
										22.0
									],
									"text": "r #1-state"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										880.0,
										560.0,
										42.0,
										22.0
									],
									"text": "== 1"
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										568.0,
										140.0,
										118.0,
										22.0
									],
									"text": "prepend compiling"
								}
							},
							{
								"box": {
									"id": "obj-50",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										740.0,
										545.0,
										118.0,
										22.0
									],
									"text": "prepend compiling"
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
									"source": [
										"obj-2",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-4",
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
										"obj-5",
										0
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
										"obj-24",
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
										"obj-6",
										0
									],
									"source": [
										"obj-3",
										1
									],
									"midpoints": [
										127.6,
										117.0,
										127.6,
										118.0,
										127.6,
										136.0,
										26.0,
										136.0,
										26.0,
										176.0,
										139.5,
										176.0,
										139.5,
										178.0,
										139.5,
										180.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-7",
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
										"obj-8",
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
										"obj-24",
										0
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
										"obj-9",
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
										"obj-10",
										0
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
										"obj-11",
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
										"obj-12",
										0
									],
									"source": [
										"obj-3",
										2
									],
									"midpoints": [
										215.7,
										117.0,
										215.7,
										118.0,
										215.7,
										136.0,
										439.5,
										136.0,
										439.5,
										178.0,
										439.5,
										180.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-12",
										1
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
										"obj-14",
										0
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
										"obj-17",
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
										"obj-18",
										0
									],
									"source": [
										"obj-17",
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
										"obj-19",
										1
									],
									"source": [
										"obj-17",
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
										"obj-19",
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
										"obj-43",
										0
									],
									"midpoints": [
										589.5,
										307.0,
										589.5,
										308.0,
										589.5,
										310.0,
										576.0,
										310.0,
										576.0,
										212.0,
										699.5,
										212.0,
										699.5,
										238.0,
										699.5,
										240.0
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
										"obj-40",
										0
									],
									"source": [
										"obj-19",
										1
									],
									"midpoints": [
										660.5,
										272.0,
										660.5,
										274.0,
										660.5,
										696.0,
										29.5,
										696.0,
										29.5,
										698.0,
										29.5,
										700.0
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
										4
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
										0
									],
									"midpoints": [
										699.5,
										162.0,
										699.5,
										164.0,
										699.5,
										210.0,
										226.0,
										210.0,
										226.0,
										362.0,
										139.5,
										362.0,
										139.5,
										364.0,
										139.5,
										365.0
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
										"obj-3",
										5
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
									],
									"midpoints": [
										819.5,
										162.0,
										819.5,
										164.0,
										819.5,
										210.0,
										226.0,
										210.0,
										226.0,
										362.0,
										139.5,
										362.0,
										139.5,
										364.0,
										139.5,
										365.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-25",
										1
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
										"obj-26",
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
										1
									],
									"source": [
										"obj-27",
										0
									],
									"midpoints": [
										239.5,
										422.0,
										239.5,
										424.0,
										239.5,
										426.0,
										194.0,
										426.0,
										194.0,
										396.0,
										180.5,
										396.0,
										180.5,
										398.0,
										180.5,
										400.0
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
									"source": [
										"obj-25",
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
									"source": [
										"obj-30",
										0
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
										"obj-31",
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
										"obj-41",
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
										0
									],
									"source": [
										"obj-30",
										2
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
										"obj-33",
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
										1
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
										"obj-36",
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
										"obj-33",
										1
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
										"obj-34",
										0
									],
									"midpoints": [
										374.5,
										622.0,
										374.5,
										624.0,
										374.5,
										694.0,
										209.5,
										694.0,
										209.5,
										698.0,
										209.5,
										700.0
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
										"obj-33",
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
										"obj-30",
										3
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
										"obj-44",
										0
									],
									"source": [
										"obj-3",
										8
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
										"obj-3",
										9
									],
									"midpoints": [
										832.4,
										117.0,
										832.4,
										118.0,
										832.4,
										136.0,
										996.0,
										136.0,
										996.0,
										176.0,
										1009.5,
										176.0,
										1009.5,
										178.0,
										1009.5,
										180.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-46",
										1
									],
									"source": [
										"obj-44",
										0
									],
									"midpoints": [
										1009.5,
										162.0,
										1009.5,
										164.0,
										1009.5,
										174.0,
										994.0,
										174.0,
										994.0,
										596.0,
										1032.5,
										596.0,
										1032.5,
										598.0,
										1032.5,
										600.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-46",
										1
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
										"obj-47",
										0
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
										"obj-48",
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
										"obj-46",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-49",
										0
									],
									"source": [
										"obj-3",
										10
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
										"obj-49",
										0
									],
									"midpoints": [
										577.5,
										162.0,
										577.5,
										164.0,
										577.5,
										210.0,
										226.0,
										210.0,
										226.0,
										362.0,
										139.5,
										362.0,
										139.5,
										364.0,
										139.5,
										365.0
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
										"obj-30",
										4
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
										"obj-50",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						170.0,
						610.0,
						290.0,
						22.0
					],
					"text": "p answers"
				}
			},
			{
				"box": {
					"id": "obj-20",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						560.0,
						560.0,
						79.0,
						22.0
					],
					"text": "r #1-error"
				}
			},
			{
				"box": {
					"comment": "bang: done",
					"id": "obj-21",
					"index": 1,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						30.0,
						680.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "progress, 0. to 1.",
					"id": "obj-22",
					"index": 2,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						300.0,
						680.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "facts: seed, divergence, iterations, seconds, solver, explained, components",
					"id": "obj-23",
					"index": 3,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						430.0,
						680.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "errors: one sentence",
					"id": "obj-24",
					"index": 4,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						560.0,
						680.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"id": "obj-25",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"bang"
					],
					"patching_rect": [
						260.0,
						440.0,
						48.0,
						22.0
					],
					"text": "t b b"
				}
			},
			{
				"box": {
					"id": "obj-26",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						560.0,
						595.0,
						60.0,
						22.0
					],
					"text": "t l l"
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
						640.0,
						630.0,
						79.0,
						22.0
					],
					"text": "fromsymbol"
				}
			},
			{
				"box": {
					"id": "obj-28",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						640.0,
						665.0,
						230.0,
						22.0
					],
					"text": "print #3 @level 2 @popup 0"
				}
			}
		],
		"lines": [
			{
				"patchline": {
					"destination": [
						"obj-9",
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
						"obj-10",
						0
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
						"obj-11",
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
						"obj-13",
						0
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
						"obj-12",
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
						"obj-13",
						0
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
						"obj-18",
						0
					],
					"source": [
						"obj-10",
						2
					],
					"midpoints": [
						195.0,
						282.0,
						195.0,
						284.0,
						195.0,
						396.0,
						214.0,
						396.0,
						214.0,
						556.0,
						179.5,
						556.0,
						179.5,
						558.0,
						179.5,
						560.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-18",
						1
					],
					"source": [
						"obj-10",
						3
					],
					"midpoints": [
						272.75,
						282.0,
						272.75,
						284.0,
						272.75,
						436.0,
						256.0,
						436.0,
						256.0,
						556.0,
						269.8333333333333,
						556.0,
						269.8333333333333,
						558.0,
						269.8333333333333,
						560.0
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
						"obj-10",
						4
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
						"obj-16",
						0
					],
					"source": [
						"obj-17",
						1
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-18",
						2
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
						2
					],
					"source": [
						"obj-17",
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
						"obj-17",
						3
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-15",
						1
					],
					"source": [
						"obj-25",
						1
					],
					"midpoints": [
						298.5,
						462.0,
						298.5,
						464.0,
						298.5,
						466.0,
						346.0,
						466.0,
						346.0,
						446.0,
						425.0,
						446.0,
						425.0,
						448.0,
						425.0,
						450.0
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-18",
						3
					],
					"source": [
						"obj-25",
						0
					],
					"midpoints": [
						269.5,
						462.0,
						269.5,
						464.0,
						269.5,
						554.0,
						450.5,
						554.0,
						450.5,
						558.0,
						450.5,
						560.0
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
						"obj-17",
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
						"obj-15",
						2
					],
					"source": [
						"obj-19",
						0
					],
					"midpoints": [
						179.5,
						632.0,
						179.5,
						634.0,
						179.5,
						636.0,
						504.0,
						636.0,
						504.0,
						446.0,
						490.5,
						446.0,
						490.5,
						448.0,
						490.5,
						450.0
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
						"obj-19",
						2
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
						"obj-20",
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
						"obj-26",
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
					"source": [
						"obj-26",
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
						"obj-27",
						0
					]
				}
			}
		]
	}
}
