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
			960.0,
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
					"fontsize": 16.0,
					"id": "obj-1",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						12.0,
						757.0,
						25.0
					],
					"text": "nmf.job: what nmf.bufnmf, nmf.bufnmfseed, nmf.bufnmfcross, nmf.bufnmftrain and nmf.bufdescribe share"
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
						900.0,
						48.0
					],
					"text": "#1 is the owner's number, #2 the command, #3 the name for the console, #4 how many buffers the answer names. Sounds travel through files in a folder that the server makes for this object; everything else is OSC. p queue keeps the runs that are asked for, p network talks to the server, p state knows whether a run is on, p plan has its steps written, p steps plays them, p answers takes what the server says."
				}
			},
			{
				"box": {
					"comment": "bang, or buffer name: run; cancel; reset; attributes; getATTRIBUTE; server host port; port n",
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
						105.0,
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
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						30.0,
						150.0,
						55.0,
						22.0
					],
					"text": "deferlow"
				}
			},
			{
				"box": {
					"id": "obj-5",
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
						30.0,
						190.0,
						560.0,
						22.0
					],
					"text": "route bang buffer cancel reset server port"
				}
			},
			{
				"box": {
					"id": "obj-6",
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
							120.0,
							120.0,
							1120.0,
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
										12.0,
										860.0,
										34.0
									],
									"text": "A bang asks for a run: the attributes as they are now become row N of #1-waiting, with / behind each of them. Rows are begun in their order, one when the run before has ended."
								}
							},
							{
								"box": {
									"comment": "bang: ask for a run",
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
									"comment": "bang: forget the runs that wait",
									"id": "obj-3",
									"index": 2,
									"maxclass": "inlet",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										1040.0,
										60.0,
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
										"bang",
										"bang"
									],
									"patching_rect": [
										30.0,
										110.0,
										60.0,
										22.0
									],
									"text": "t b b"
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
										110.0,
										60.0,
										60.0,
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
										110.0,
										110.0,
										40.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 5,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										110.0,
										150.0,
										500.0,
										22.0
									],
									"text": "expr 1 + (($i1 || $i2 > $i3) && $i4 + $i5 == 0) + 2 * ($i4 + $i5 > 0 && $i2 - $i3 >= 100)"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										230.0,
										110.0,
										66.0,
										22.0
									],
									"text": "r #1-asked"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										320.0,
										110.0,
										68.0,
										22.0
									],
									"text": "r #1-begun"
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
										420.0,
										75.0,
										71.0,
										22.0
									],
									"text": "loadmess 1"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										475.0,
										110.0,
										78.0,
										22.0
									],
									"text": "r #1-blocking"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										580.0,
										110.0,
										68.0,
										22.0
									],
									"text": "r #1-queue"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"linecount": 3,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										690.0,
										104.0,
										200.0,
										48.0
									],
									"text": "blocking 1 or 2, and queue 1, let a bang wait; else it is refused while a run is on"
								}
							},
							{
								"box": {
									"id": "obj-14",
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
										190.0,
										330.0,
										22.0
									],
									"text": "gate 3"
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
										185.0,
										228.0,
										342.0,
										22.0
									],
									"text": "\"busy: wait until the run is done or send cancel or set queue 1\""
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
										360.0,
										192.0,
										165.0,
										22.0
									],
									"text": "\"busy: 100 runs wait already\""
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										665.0,
										228.0,
										62.0,
										22.0
									],
									"text": "s #1-error"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 3,
									"outlettype": [
										"bang",
										"",
										"bang"
									],
									"patching_rect": [
										30.0,
										270.0,
										300.0,
										22.0
									],
									"text": "t b dump b"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										311.5,
										320.0,
										40.0,
										22.0
									],
									"text": "i"
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
										370.0,
										290.0,
										66.0,
										22.0
									],
									"text": "r #1-asked"
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
										311.5,
										350.0,
										40.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-22",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										"int"
									],
									"patching_rect": [
										311.5,
										380.0,
										60.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										343.0,
										412.0,
										68.0,
										22.0
									],
									"text": "s #1-asked"
								}
							},
							{
								"box": {
									"id": "obj-24",
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
										90.0,
										320.0,
										130.0,
										22.0
									],
									"text": "coll #1-attributes 1"
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
										90.0,
										360.0,
										92.0,
										22.0
									],
									"text": "route symbol"
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
										200.0,
										360.0,
										92.0,
										22.0
									],
									"text": "route symbol"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										90.0,
										395.0,
										98.0,
										22.0
									],
									"text": "route default"
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
										200.0,
										395.0,
										73.0,
										22.0
									],
									"text": "prepend set"
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
										90.0,
										440.0,
										100.0,
										22.0
									],
									"text": "prepend name"
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
										90.0,
										472.0,
										60.0,
										22.0
									],
									"text": "append /"
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
										""
									],
									"patching_rect": [
										90.0,
										504.0,
										150.0,
										22.0
									],
									"text": "t b l"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										90.0,
										544.0,
										232.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										90.0,
										584.0,
										150.0,
										22.0
									],
									"text": "zl join"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										90.0,
										614.0,
										91.0,
										22.0
									],
									"text": "prepend merge"
								}
							},
							{
								"box": {
									"id": "obj-35",
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
										90.0,
										646.0,
										120.0,
										22.0
									],
									"text": "coll #1-waiting 1"
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										250.0,
										584.0,
										220.0,
										21.0
									],
									"text": "N name values /: merged into row N"
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										500.0,
										290.0,
										60.0,
										22.0
									],
									"text": "r #1-state"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"int"
									],
									"patching_rect": [
										500.0,
										325.0,
										130.0,
										22.0
									],
									"text": "t b i"
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
										500.0,
										365.0,
										55.0,
										22.0
									],
									"text": "deferlow"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										590.0,
										365.0,
										40.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										650.0,
										365.0,
										66.0,
										22.0
									],
									"text": "r #1-asked"
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										745.0,
										365.0,
										68.0,
										22.0
									],
									"text": "r #1-begun"
								}
							},
							{
								"box": {
									"id": "obj-43",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										590.0,
										405.0,
										200.0,
										22.0
									],
									"text": "expr $i1 == 0 && $i2 > $i3"
								}
							},
							{
								"box": {
									"id": "obj-44",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										590.0,
										440.0,
										60.0,
										22.0
									],
									"text": "sel 1"
								}
							},
							{
								"box": {
									"id": "obj-45",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										590.0,
										475.0,
										40.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-46",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										650.0,
										445.0,
										68.0,
										22.0
									],
									"text": "r #1-begun"
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										590.0,
										507.0,
										40.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 3,
									"outlettype": [
										"bang",
										"int",
										"int"
									],
									"patching_rect": [
										590.0,
										539.0,
										150.0,
										22.0
									],
									"text": "t b i i"
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										721.0,
										575.0,
										70.0,
										22.0
									],
									"text": "s #1-begun"
								}
							},
							{
								"box": {
									"id": "obj-50",
									"maxclass": "newobj",
									"numinlets": 1,
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
											560.0,
											400.0
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
														12.0,
														444.0,
														21.0
													],
													"text": "Row N of #1-waiting is taken apart at each / into the rows of #1-run, and removed."
												}
											},
											{
												"box": {
													"comment": "N",
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
														45.0,
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
													"numoutlets": 4,
													"outlettype": [
														"int",
														"int",
														"int",
														""
													],
													"patching_rect": [
														30.0,
														90.0,
														400.0,
														22.0
													],
													"text": "t i i 1 clear"
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
														30.0,
														300.0,
														97.0,
														22.0
													],
													"text": "prepend remove"
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
														340.0,
														120.0,
														22.0
													],
													"text": "coll #1-waiting 1"
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
														"",
														"",
														""
													],
													"patching_rect": [
														160.0,
														130.0,
														120.0,
														22.0
													],
													"text": "coll #1-waiting 1"
												}
											},
											{
												"box": {
													"id": "obj-7",
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
														420.5,
														130.0,
														90.0,
														22.0
													],
													"text": "coll #1-run 1"
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
														160.0,
														165.0,
														70.0,
														22.0
													],
													"text": "zl iter 1"
												}
											},
											{
												"box": {
													"id": "obj-9",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 2,
													"outlettype": [
														"bang",
														""
													],
													"patching_rect": [
														160.0,
														200.0,
														60.0,
														22.0
													],
													"text": "sel /"
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
														200.0,
														265.0,
														120.0,
														22.0
													],
													"text": "gate 2"
												}
											},
											{
												"box": {
													"id": "obj-11",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														160.0,
														232.0,
														29.5,
														22.0
													],
													"text": "t 1"
												}
											},
											{
												"box": {
													"id": "obj-12",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"int",
														""
													],
													"patching_rect": [
														200.0,
														300.0,
														60.0,
														22.0
													],
													"text": "t 2 l"
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
														241.0,
														332.0,
														110.0,
														22.0
													],
													"text": "prepend set merge"
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
														371.0,
														332.0,
														130.0,
														22.0
													],
													"text": "prepend merge name"
												}
											},
											{
												"box": {
													"id": "obj-15",
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
														371.0,
														365.0,
														90.0,
														22.0
													],
													"text": "coll #1-run 1"
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
														"obj-6",
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
														"obj-7",
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
														"obj-10",
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
														"obj-10",
														1
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
														"obj-10",
														0
													],
													"midpoints": [
														293.5,
														261.0,
														209.5,
														261.0
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
														"obj-12",
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
														"obj-10",
														0
													],
													"midpoints": [
														209.5,
														326.0,
														195.0,
														326.0,
														195.0,
														261.0,
														209.5,
														261.0
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
														"obj-13",
														0
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
														"obj-10",
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
													"midpoints": [
														250.5,
														357.0,
														366.0,
														357.0,
														366.0,
														326.0,
														380.5,
														326.0
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
											}
										]
									},
									"patching_rect": [
										655.5,
										610.0,
										45.0,
										22.0
									],
									"text": "p copy"
								}
							},
							{
								"box": {
									"id": "obj-51",
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										590.0,
										575.0,
										29.5,
										22.0
									],
									"text": "run"
								}
							},
							{
								"box": {
									"id": "obj-52",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										590.0,
										646.0,
										66.0,
										22.0
									],
									"text": "s #1-event"
								}
							},
							{
								"box": {
									"id": "obj-53",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										""
									],
									"patching_rect": [
										940.0,
										110.0,
										119.0,
										22.0
									],
									"text": "t 0 clear"
								}
							},
							{
								"box": {
									"id": "obj-54",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										"int"
									],
									"patching_rect": [
										940.0,
										150.0,
										60.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-55",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										900.0,
										190.0,
										68.0,
										22.0
									],
									"text": "s #1-asked"
								}
							},
							{
								"box": {
									"id": "obj-56",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										981.0,
										190.0,
										70.0,
										22.0
									],
									"text": "s #1-begun"
								}
							},
							{
								"box": {
									"id": "obj-57",
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
										1000.0,
										228.0,
										108.0,
										22.0
									],
									"text": "coll #1-waiting 1"
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
										"obj-6",
										0
									],
									"midpoints": [
										80.5,
										136.0,
										105.0,
										136.0,
										105.0,
										105.0,
										119.5,
										105.0
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
										"obj-7",
										1
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
										2
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
										"obj-7",
										3
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
										"obj-7",
										3
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
										4
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
									"midpoints": [
										119.5,
										184.0,
										39.5,
										184.0
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
										"obj-14",
										1
									],
									"midpoints": [
										39.5,
										176.0,
										350.5,
										176.0
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
										"obj-15",
										0
									],
									"source": [
										"obj-14",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-16",
										0
									],
									"midpoints": [
										350.5,
										218.0,
										530.0,
										218.0,
										530.0,
										186.0,
										369.5,
										186.0
									],
									"source": [
										"obj-14",
										2
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-17",
										0
									],
									"midpoints": [
										194.5,
										254.0,
										661.0,
										254.0,
										661.0,
										222.0,
										674.5,
										222.0
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
									"midpoints": [
										369.5,
										222.0,
										674.5,
										222.0
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
										"obj-21",
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
										"obj-22",
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
										"obj-18",
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
									"midpoints": [
										282.5,
										390.0,
										209.5,
										390.0
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
										"obj-29",
										0
									],
									"midpoints": [
										209.5,
										436.0,
										99.5,
										436.0
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
										"obj-27",
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
										"obj-29",
										0
									],
									"source": [
										"obj-27",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-29",
										0
									],
									"midpoints": [
										172.5,
										391.0,
										85.0,
										391.0,
										85.0,
										436.0,
										99.5,
										436.0
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
										"obj-32",
										1
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
										"obj-33",
										1
									],
									"midpoints": [
										230.5,
										540.0,
										327.0,
										540.0,
										327.0,
										576.0,
										230.5,
										576.0
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
										"obj-39",
										0
									],
									"midpoints": [
										39.5,
										346.0,
										496.0,
										346.0,
										496.0,
										357.0,
										509.5,
										357.0
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
										"obj-40",
										1
									],
									"source": [
										"obj-38",
										1
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
										509.5,
										390.0,
										570.0,
										390.0,
										570.0,
										357.0,
										599.5,
										357.0
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
										1
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
										2
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
										"obj-45",
										1
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
										"obj-47",
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
										"obj-47",
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
										"obj-48",
										2
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
										"obj-48",
										1
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
										"obj-48",
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
										"obj-51",
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
									"midpoints": [
										1049.5,
										105.0,
										949.5,
										105.0
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
										"obj-54",
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
										"obj-55",
										0
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
										"obj-56",
										0
									],
									"source": [
										"obj-54",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-57",
										0
									],
									"midpoints": [
										1049.5,
										186.0,
										1056.0,
										186.0,
										1056.0,
										222.0,
										1009.5,
										222.0
									],
									"source": [
										"obj-53",
										1
									]
								}
							}
						]
					},
					"patching_rect": [
						30.0,
						330.0,
						120.0,
						22.0
					],
					"text": "p queue"
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
							740.0,
							470.0
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
										12.0,
										531.0,
										21.0
									],
									"text": "buffer NAME names the source and runs. Up to four numbers behind the name choose a part of it."
								}
							},
							{
								"box": {
									"comment": "name, first frame, frames, first channel, channels",
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
										45.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										90.0,
										90.0,
										22.0
									],
									"text": "route bang"
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
										30.0,
										125.0,
										47.0,
										22.0
									],
									"text": "source"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										101.5,
										125.0,
										60.0,
										22.0
									],
									"text": "t b l"
								}
							},
							{
								"box": {
									"comment": "bang: run",
									"id": "obj-6",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										410.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "attributes",
									"id": "obj-7",
									"index": 2,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										170.0,
										410.0,
										30.0,
										30.0
									]
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
										161.0,
										165.0,
										70.0,
										22.0
									],
									"text": "zl slice 1"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"linecount": 2,
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										161.0,
										330.0,
										90.0,
										36.0
									],
									"text": "prepend source"
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
										261.0,
										195.0,
										70.0,
										22.0
									],
									"text": "zl slice 1"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"linecount": 2,
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										261.0,
										330.0,
										102.0,
										36.0
									],
									"text": "prepend startframe"
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
										373.0,
										225.0,
										70.0,
										22.0
									],
									"text": "zl slice 1"
								}
							},
							{
								"box": {
									"id": "obj-13",
									"linecount": 2,
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										373.0,
										330.0,
										102.0,
										36.0
									],
									"text": "prepend numframes"
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
										485.0,
										255.0,
										70.0,
										22.0
									],
									"text": "zl slice 1"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"linecount": 2,
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										485.0,
										330.0,
										102.0,
										36.0
									],
									"text": "prepend startchan"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										597.0,
										285.0,
										70.0,
										22.0
									],
									"text": "zl slice 1"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"linecount": 2,
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										597.0,
										330.0,
										102.0,
										36.0
									],
									"text": "prepend numchans"
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
										"obj-3",
										1
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
										"obj-5",
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
									"source": [
										"obj-9",
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
									"midpoints": [
										321.5,
										221.0,
										382.5,
										221.0
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
										"obj-7",
										0
									],
									"midpoints": [
										382.5,
										402.0,
										179.5,
										402.0
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
									"midpoints": [
										433.5,
										251.0,
										494.5,
										251.0
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
										"obj-7",
										0
									],
									"midpoints": [
										494.5,
										402.0,
										179.5,
										402.0
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
									"midpoints": [
										545.5,
										281.0,
										606.5,
										281.0
									],
									"source": [
										"obj-14",
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
										"obj-7",
										0
									],
									"midpoints": [
										606.5,
										402.0,
										179.5,
										402.0
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
						115.0,
						235.0,
						70.0,
						22.0
					],
					"text": "p buffer"
				}
			},
			{
				"box": {
					"id": "obj-8",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"bang"
					],
					"patching_rect": [
						210.0,
						235.0,
						60.0,
						22.0
					],
					"text": "t b b"
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
						210.0,
						275.0,
						45.0,
						22.0
					],
					"text": "cancel"
				}
			},
			{
				"box": {
					"id": "obj-10",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						210.0,
						330.0,
						66.0,
						22.0
					],
					"text": "s #1-event"
				}
			},
			{
				"box": {
					"id": "obj-11",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 3,
					"outlettype": [
						"bang",
						"bang",
						""
					],
					"patching_rect": [
						300.0,
						235.0,
						120.0,
						22.0
					],
					"text": "t b b clear"
				}
			},
			{
				"box": {
					"id": "obj-12",
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
						401.5,
						275.0,
						128.0,
						22.0
					],
					"text": "coll #1-attributes 1"
				}
			},
			{
				"box": {
					"id": "obj-13",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						290.0,
						330.0,
						63.0,
						22.0
					],
					"text": "s #1-reset"
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
						350.0,
						302.0,
						190.0,
						22.0
					],
					"text": "blocking 1, queue 0, warnings 0"
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
							800.0,
							660.0
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
										12.0,
										460.0,
										21.0
									],
									"text": "Checks an attribute, and takes a leading @ away. The owner knows which there are."
								}
							},
							{
								"box": {
									"comment": "an attribute and its values, or a question: getATTRIBUTE",
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
										40.0,
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
										85.0,
										30.0,
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
										85.0,
										38.0,
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
										115.0,
										30.0,
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
										145.0,
										30.0,
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
										145.0,
										209.0,
										21.0
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
										180.0,
										130.0,
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
										220.0,
										150.0,
										22.0
									],
									"text": "regexp ^get(.+)$ %1"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										262.0,
										55.0,
										22.0
									],
									"text": "s #1-ask"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										104.0,
										262.0,
										182.0,
										22.0
									],
									"text": "sprintf symout %s needs a value"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										560.0,
										330.0,
										62.0,
										22.0
									],
									"text": "s #1-error"
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
										330.0,
										220.0,
										90.0,
										22.0
									],
									"text": "zl slice 1"
								}
							},
							{
								"box": {
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										330.0,
										262.0,
										62.0,
										22.0
									],
									"text": "s #1-word"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										330.0,
										53.0,
										22.0
									],
									"text": "r #1-key"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										365.0,
										150.0,
										22.0
									],
									"text": "zl join"
								}
							},
							{
								"box": {
									"id": "obj-17",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										420.0,
										262.0,
										82.0,
										22.0
									],
									"text": "r #1-unknown"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										420.0,
										295.0,
										210.0,
										22.0
									],
									"text": "sprintf symout there is no attribute %s"
								}
							},
							{
								"box": {
									"id": "obj-19",
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
										30.0,
										405.0,
										560.0,
										22.0
									],
									"text": "route fftsettings blocking queue warnings maxfftsize"
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
										30.0,
										445.0,
										128.0,
										22.0
									],
									"text": "append default default"
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
										30.0,
										477.0,
										64.0,
										22.0
									],
									"text": "prepend 0"
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
										30.0,
										509.0,
										208.0,
										22.0
									],
									"text": "windowsize $2, hopsize $3, fftsize $4"
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
										60.0,
										545.0,
										175.0,
										34.0
									],
									"text": "three at once; 0 in front makes a list of a word, for the $"
								}
							},
							{
								"box": {
									"comment": "an attribute and its values, checked",
									"id": "obj-24",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										605.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										255.0,
										445.0,
										30.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										255.0,
										477.0,
										62.0,
										22.0
									],
									"text": "clip 0 2"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										"int"
									],
									"patching_rect": [
										255.0,
										509.0,
										62.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										290.0,
										541.0,
										80.0,
										22.0
									],
									"text": "s #1-blocking"
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
										240.0,
										571.0,
										101.0,
										22.0
									],
									"text": "prepend blocking"
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
										385.0,
										445.0,
										30.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										385.0,
										477.0,
										62.0,
										22.0
									],
									"text": "clip 0 1"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										"int"
									],
									"patching_rect": [
										385.0,
										509.0,
										62.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										420.0,
										541.0,
										70.0,
										22.0
									],
									"text": "s #1-queue"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										370.0,
										571.0,
										90.0,
										22.0
									],
									"text": "prepend queue"
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
										515.0,
										445.0,
										30.0,
										22.0
									],
									"text": "i"
								}
							},
							{
								"box": {
									"id": "obj-36",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										515.0,
										477.0,
										62.0,
										22.0
									],
									"text": "clip 0 1"
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
										515.0,
										509.0,
										62.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-38",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										550.0,
										541.0,
										84.0,
										22.0
									],
									"text": "s #1-warnings"
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
										500.0,
										571.0,
										105.0,
										22.0
									],
									"text": "prepend warnings"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										"bang"
									],
									"patching_rect": [
										640.0,
										445.0,
										30.0,
										22.0
									],
									"text": "t l b"
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
										640.0,
										571.0,
										111.0,
										22.0
									],
									"text": "prepend maxfftsize"
								}
							},
							{
								"box": {
									"id": "obj-42",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										670.0,
										541.0,
										76.0,
										22.0
									],
									"text": "s #1-ignored"
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
									"midpoints": [
										50.5,
										111.0,
										135.0,
										111.0,
										135.0,
										78.0,
										149.5,
										78.0
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
									"midpoints": [
										149.5,
										175.0,
										39.5,
										175.0
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
										3
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-12",
										0
									],
									"midpoints": [
										113.5,
										325.0,
										569.5,
										325.0
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
									"midpoints": [
										150.5,
										212.0,
										339.5,
										212.0
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
										1
									],
									"midpoints": [
										410.5,
										360.0,
										170.5,
										360.0
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
										"obj-17",
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
									"midpoints": [
										429.5,
										325.0,
										569.5,
										325.0
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
										"obj-24",
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
										"obj-25",
										0
									],
									"midpoints": [
										147.7,
										437.0,
										264.5,
										437.0
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
										1
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
										"obj-27",
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
									"midpoints": [
										249.5,
										597.0,
										39.5,
										597.0
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
										"obj-30",
										0
									],
									"midpoints": [
										255.9,
										435.0,
										394.5,
										435.0
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
										"obj-32",
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
									"midpoints": [
										379.5,
										597.0,
										39.5,
										597.0
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
										"obj-35",
										0
									],
									"midpoints": [
										364.1,
										431.0,
										524.5,
										431.0
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
										"obj-38",
										0
									],
									"source": [
										"obj-37",
										1
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
										"obj-24",
										0
									],
									"midpoints": [
										509.5,
										597.0,
										39.5,
										597.0
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
										"obj-40",
										0
									],
									"midpoints": [
										472.3,
										437.0,
										649.5,
										437.0
									],
									"source": [
										"obj-19",
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
										"obj-40",
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
										"obj-40",
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
									"midpoints": [
										649.5,
										597.0,
										39.5,
										597.0
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
										"obj-24",
										0
									],
									"midpoints": [
										580.5,
										537.0,
										39.5,
										537.0
									],
									"source": [
										"obj-19",
										5
									]
								}
							}
						]
					},
					"patching_rect": [
						571.0,
						375.0,
						100.0,
						22.0
					],
					"text": "p settings"
				}
			},
			{
				"box": {
					"id": "obj-16",
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
							1000.0,
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
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										12.0,
										900.0,
										21.0
									],
									"text": "Keeps the attributes. When the server has told its folder, the owner writes the steps of the run: row 40 is the message, the others are played in their order."
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
										32.0,
										246.0,
										21.0
									],
									"text": "Double-click the coll in p steps to read a run."
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
									"comment": "bang: a run begins",
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
										520.0,
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
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										110.0,
										84.0,
										22.0
									],
									"text": "prepend store"
								}
							},
							{
								"box": {
									"id": "obj-7",
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
										145.0,
										130.0,
										22.0
									],
									"text": "coll #1-attributes 1"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										230.0,
										110.0,
										40.0,
										22.0
									],
									"text": "t 1"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										440.0,
										110.0,
										99.0,
										22.0
									],
									"text": "gate"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										330.0,
										85.0,
										87.0,
										21.0
									],
									"text": "one path a run"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 5,
									"outlettype": [
										"bang",
										"bang",
										"",
										"",
										"int"
									],
									"patching_rect": [
										500.0,
										150.0,
										400.0,
										22.0
									],
									"text": "t b b dump l 0"
								}
							},
							{
								"box": {
									"id": "obj-12",
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
										190.0,
										100.0,
										22.0
									],
									"text": "coll #1-run 1"
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
										230.0,
										225.0,
										92.0,
										22.0
									],
									"text": "route symbol"
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
										340.0,
										225.0,
										92.0,
										22.0
									],
									"text": "route symbol"
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
										340.0,
										258.0,
										73.0,
										22.0
									],
									"text": "prepend set"
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
										230.0,
										295.0,
										90.0,
										22.0
									],
									"text": "prepend key"
								}
							},
							{
								"box": {
									"id": "obj-17",
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
										230.0,
										330.0,
										250.0,
										22.0
									],
									"text": "route blocking queue warnings maxfftsize"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										400.0,
										370.0,
										80.0,
										22.0
									],
									"text": "s #1-attribute"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										230.0,
										358.0,
										120.0,
										34.0
									],
									"text": "what is not for the server ends here"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										600.0,
										190.0,
										62.0,
										22.0
									],
									"text": "s #1-roles"
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
										700.0,
										225.0,
										64.0,
										22.0
									],
									"text": "r #1-name"
								}
							},
							{
								"box": {
									"id": "obj-22",
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
										700.0,
										260.0,
										210.0,
										22.0
									],
									"text": "t l b l l"
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
										900.0,
										300.0,
										73.0,
										22.0
									],
									"text": "prepend set"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										760.0,
										345.0,
										150.0,
										22.0
									],
									"text": "sprintf symout %s/%s.wav"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"linecount": 4,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										915.0,
										340.0,
										80.0,
										61.0
									],
									"text": "the sound's file, and its buffer on the server"
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
											160.0,
											160.0,
											560.0,
											420.0
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
														12.0,
														322.0,
														21.0
													],
													"text": "The value of an attribute of the run, else its default, else -1."
												}
											},
											{
												"box": {
													"comment": "name of an attribute",
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
														45.0,
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
													"numoutlets": 3,
													"outlettype": [
														"bang",
														"",
														"bang"
													],
													"patching_rect": [
														30.0,
														90.0,
														200.0,
														22.0
													],
													"text": "t b l b"
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
														220.0,
														130.0,
														29.5,
														22.0
													],
													"text": "-1"
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
														115.0,
														130.0,
														60.0,
														22.0
													],
													"text": "t l l"
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
														"",
														"",
														""
													],
													"patching_rect": [
														60.0,
														175.0,
														110.0,
														22.0
													],
													"text": "coll #1-run 1"
												}
											},
											{
												"box": {
													"id": "obj-7",
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
														200.0,
														175.0,
														118.0,
														22.0
													],
													"text": "coll #1-defaults 1"
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
														60.0,
														215.0,
														92.0,
														22.0
													],
													"text": "route symbol"
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
														200.0,
														215.0,
														92.0,
														22.0
													],
													"text": "route symbol"
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
														30.0,
														310.0,
														340.0,
														22.0
													],
													"text": "zl reg"
												}
											},
											{
												"box": {
													"comment": "the value",
													"id": "obj-11",
													"index": 1,
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														30.0,
														355.0,
														30.0,
														30.0
													]
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
														60.0,
														255.0,
														98.0,
														22.0
													],
													"text": "route default"
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
														200.0,
														255.0,
														98.0,
														22.0
													],
													"text": "route default"
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
														2
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-10",
														1
													],
													"midpoints": [
														229.5,
														171.0,
														360.5,
														171.0
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
														"obj-5",
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
														"obj-7",
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
														"obj-10",
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
														"obj-9",
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
														"obj-12",
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
														1
													],
													"midpoints": [
														148.5,
														302.0,
														360.5,
														302.0
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
														"obj-10",
														1
													],
													"midpoints": [
														142.5,
														251.0,
														360.5,
														251.0
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
														"obj-10",
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
														"obj-10",
														1
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
														"obj-11",
														0
													],
													"source": [
														"obj-10",
														0
													]
												}
											}
										]
									},
									"patching_rect": [
										700.0,
										300.0,
										48.0,
										22.0
									],
									"text": "p value"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										640.0,
										345.0,
										70.0,
										22.0
									],
									"text": "route -1"
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
										691.0,
										385.0,
										62.0,
										22.0
									],
									"text": "tosymbol"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										691.0,
										425.0,
										140.0,
										22.0
									],
									"text": "zl join"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"int",
										""
									],
									"patching_rect": [
										691.0,
										458.0,
										140.0,
										22.0
									],
									"text": "t 0 l"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										691.0,
										491.0,
										140.0,
										22.0
									],
									"text": "zl join"
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
										691.0,
										540.0,
										90.0,
										22.0
									],
									"text": "prepend role"
								}
							},
							{
								"box": {
									"id": "obj-33",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										691.0,
										575.0,
										56.0,
										22.0
									],
									"text": "s #1-role"
								}
							},
							{
								"box": {
									"id": "obj-34",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										845.0,
										458.0,
										130.0,
										34.0
									],
									"text": "0 in front makes a list of it, for the $"
								}
							},
							{
								"box": {
									"id": "obj-35",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"bang"
									],
									"patching_rect": [
										500.0,
										470.0,
										60.0,
										22.0
									],
									"text": "t b b"
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
										541.0,
										505.0,
										89.0,
										22.0
									],
									"text": "sort -1 -1, start"
								}
							},
							{
								"box": {
									"id": "obj-37",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										440.0,
										505.0,
										59.0,
										22.0
									],
									"text": "s #1-next"
								}
							},
							{
								"box": {
									"comment": "rows for p steps",
									"id": "obj-38",
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
									"id": "obj-39",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										130.0,
										505.0,
										54.0,
										22.0
									],
									"text": "r #1-row"
								}
							},
							{
								"box": {
									"id": "obj-40",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										786.0,
										190.0,
										73.0,
										22.0
									],
									"text": "s #1-folder"
								}
							},
							{
								"box": {
									"id": "obj-41",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										780.0,
										300.0,
										71.0,
										22.0
									],
									"text": "r #1-folder"
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
										"obj-4",
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
									"midpoints": [
										239.5,
										136.0,
										437.0,
										136.0,
										437.0,
										103.0,
										449.5,
										103.0
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
										"obj-9",
										0
									],
									"midpoints": [
										890.5,
										175.0,
										437.0,
										175.0,
										437.0,
										103.0,
										449.5,
										103.0
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
										"obj-12",
										0
									],
									"midpoints": [
										700.0,
										182.0,
										239.5,
										182.0
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
										"obj-14",
										0
									],
									"midpoints": [
										266.5,
										220.0,
										349.5,
										220.0
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
										"obj-15",
										0
									],
									"midpoints": [
										422.5,
										254.0,
										349.5,
										254.0
									],
									"source": [
										"obj-14",
										1
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-16",
										0
									],
									"midpoints": [
										349.5,
										291.0,
										239.5,
										291.0
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
										"obj-13",
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
										"obj-17",
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
										"obj-11",
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
										"obj-23",
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
										"obj-24",
										1
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
										"obj-26",
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
										1
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
										"obj-29",
										1
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
										1
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
									"midpoints": [
										909.5,
										341.0,
										757.0,
										341.0,
										757.0,
										421.0,
										686.0,
										421.0,
										686.0,
										535.0,
										700.5,
										535.0
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
										"obj-11",
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
										"obj-35",
										1
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
										"obj-38",
										0
									],
									"midpoints": [
										550.5,
										552.0,
										39.5,
										552.0
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
									"source": [
										"obj-39",
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
										"obj-11",
										3
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
										"obj-41",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						571.0,
						470.0,
						150.0,
						22.0
					],
					"text": "p plan"
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
							950.0,
							520.0
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
										12.0,
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
										57.0,
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
										55.0,
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
										60.0,
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
										210.0,
										33.0,
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
										122.0,
										21.0
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
										250.0,
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
									"numinlets": 11,
									"numoutlets": 11,
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
										""
									],
									"patching_rect": [
										30.0,
										295.0,
										770.0,
										22.0
									],
									"text": "route sound exists write read send event wait tell more free"
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
										340.0,
										30.0,
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
										340.0,
										30.0,
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
														346.0,
														126.0,
														346.0,
														126.0,
														456.0,
														321.5,
														456.0
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
														346.0,
														534.0,
														346.0,
														534.0,
														416.0,
														429.5,
														416.0
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
														344.0,
														55.5,
														344.0
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
														172.0,
														238.0,
														172.0,
														238.0,
														212.0,
														89.5,
														212.0
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
														200.0,
														240.0,
														200.0,
														240.0,
														170.0,
														184.5,
														170.0
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
														210.0,
														42.5,
														210.0
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
														210.0,
														234.0,
														210.0,
														234.0,
														312.0,
														92.5,
														312.0
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
														496.0,
														129.5,
														496.0
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
														536.0,
														266.0,
														536.0,
														266.0,
														572.0,
														419.5,
														572.0
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
														566.0,
														116.0,
														566.0,
														116.0,
														496.0,
														129.5,
														496.0
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
														606.0,
														26.0,
														606.0,
														26.0,
														172.0,
														39.5,
														172.0
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
														652.0,
														129.5,
														652.0
													]
												}
											}
										]
									},
									"patching_rect": [
										30.0,
										385.0,
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
														176.0,
														396.0,
														176.0,
														396.0,
														258.0,
														529.5,
														258.0
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
														174.0,
														616.0,
														174.0,
														616.0,
														416.0,
														750.5,
														416.0
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
														296.0,
														39.5,
														296.0
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
														176.0,
														570.0,
														176.0,
														570.0,
														258.0,
														529.5,
														258.0
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
														174.0,
														616.0,
														174.0,
														616.0,
														416.0,
														750.5,
														416.0
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
														172.0,
														210.0,
														172.0,
														210.0,
														296.0,
														39.5,
														296.0
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
														212.0,
														26.0,
														212.0,
														26.0,
														296.0,
														39.5,
														296.0
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
														436.0,
														212.0,
														436.0,
														212.0,
														372.0,
														225.5,
														372.0
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
														400.0,
														280.0,
														400.0,
														280.0,
														372.0,
														225.5,
														372.0
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
														438.0,
														386.0,
														438.0,
														386.0,
														372.0,
														399.5,
														372.0
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
														480.0,
														16.0,
														480.0,
														16.0,
														296.0,
														39.5,
														296.0
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
														402.0,
														516.0,
														402.0,
														516.0,
														296.0,
														529.5,
														296.0
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
										385.0,
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
										340.0,
										60.0,
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
										300.0,
										425.0,
										59.0,
										22.0
									],
									"text": "s #1-next"
								}
							},
							{
								"box": {
									"comment": "OSC messages",
									"id": "obj-18",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										390.0,
										460.0,
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
										420.0,
										385.0,
										66.0,
										22.0
									],
									"text": "s #1-event"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										446.0,
										340.0,
										110.0,
										34.0
									],
									"text": "wait: an answer of the server goes on"
								}
							},
							{
								"box": {
									"comment": "results: attribute, buffer~",
									"id": "obj-21",
									"index": 2,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										556.0,
										460.0,
										30.0,
										30.0
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
										600.0,
										465.0,
										114.0,
										21.0
									],
									"text": "tell: only by number"
								}
							},
							{
								"box": {
									"id": "obj-23",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
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
											140.0,
											140.0,
											520.0,
											380.0
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
														12.0,
														470.0,
														34.0
													],
													"text": "Between two rows of the run come those of #1-more, as many as the row more says: an owner has some for each of its sounds."
												}
											},
											{
												"box": {
													"comment": "bang: the step before is done",
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
														65.0,
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
														110.0,
														65.0,
														67.0,
														22.0
													],
													"text": "r #1-state"
												}
											},
											{
												"box": {
													"id": "obj-4",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														110.0,
														97.0,
														40.0,
														22.0
													],
													"text": "t 0"
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
														30.0,
														140.0,
														60.0,
														22.0
													],
													"text": "i"
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														300.0,
														65.0,
														71.0,
														22.0
													],
													"text": "r #1-count"
												}
											},
											{
												"box": {
													"id": "obj-7",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"bang",
														"int"
													],
													"patching_rect": [
														300.0,
														97.0,
														90.0,
														22.0
													],
													"text": "t b i"
												}
											},
											{
												"box": {
													"id": "obj-8",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 2,
													"outlettype": [
														"bang",
														""
													],
													"patching_rect": [
														30.0,
														180.0,
														130.0,
														22.0
													],
													"text": "sel 0"
												}
											},
											{
												"box": {
													"id": "obj-9",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"bang",
														"int"
													],
													"patching_rect": [
														141.0,
														215.0,
														60.0,
														22.0
													],
													"text": "t b i"
												}
											},
											{
												"box": {
													"id": "obj-10",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														182.0,
														250.0,
														45.0,
														22.0
													],
													"text": "+ -1"
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
														141.0,
														285.0,
														36.0,
														22.0
													],
													"text": "next"
												}
											},
											{
												"box": {
													"id": "obj-12",
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
														300.0,
														250.0,
														150.0,
														22.0
													],
													"text": "coll #1-more 1"
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
														300.0,
														145.0,
														92.0,
														22.0
													],
													"text": "sort -1 -1, start"
												}
											},
											{
												"box": {
													"comment": "bang: the next row of the run",
													"id": "obj-14",
													"index": 1,
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														30.0,
														330.0,
														30.0,
														30.0
													]
												}
											},
											{
												"box": {
													"comment": "rows of #1-more",
													"id": "obj-15",
													"index": 2,
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														300.0,
														330.0,
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
														"obj-2",
														0
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-5",
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
														"obj-5",
														1
													],
													"midpoints": [
														380.5,
														128.0,
														80.5,
														128.0
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
														"obj-8",
														1
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
														1
													]
												}
											},
											{
												"patchline": {
													"destination": [
														"obj-5",
														1
													],
													"midpoints": [
														191.5,
														280.0,
														250.0,
														280.0,
														250.0,
														128.0,
														80.5,
														128.0
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
														"obj-12",
														0
													],
													"midpoints": [
														150.5,
														315.0,
														280.0,
														315.0,
														280.0,
														242.0,
														309.5,
														242.0
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
														"obj-7",
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
														"obj-8",
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
											}
										]
									},
									"patching_rect": [
										160.0,
										172.0,
										90.0,
										22.0
									],
									"text": "p more"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"int"
									],
									"patching_rect": [
										631.0,
										380.0,
										48.0,
										22.0
									],
									"text": "t b i"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										660.0,
										415.0,
										73.0,
										22.0
									],
									"text": "s #1-count"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										590.0,
										415.0,
										59.0,
										22.0
									],
									"text": "s #1-next"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										706.0,
										340.0,
										120.0,
										22.0
									],
									"text": "t b l"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										706.0,
										372.0,
										59.0,
										22.0
									],
									"text": "s #1-next"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										807.0,
										372.0,
										55.0,
										22.0
									],
									"text": "zl iter 1"
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
										807.0,
										404.0,
										101.0,
										22.0
									],
									"text": "prepend /b_free"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"linecount": 3,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										740.0,
										460.0,
										190.0,
										47.0
									],
									"text": "more: as many rows of #1-more come first; free: these buffers on the server, at once"
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
									"midpoints": [
										269.5,
										127.0,
										169.5,
										127.0
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
									"midpoints": [
										169.5,
										242.0,
										39.5,
										242.0
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
										"obj-18",
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
										"obj-19",
										0
									],
									"source": [
										"obj-11",
										5
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
										"obj-11",
										7
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
										"obj-7",
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
									"midpoints": [
										240.5,
										284.0,
										39.5,
										284.0
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
										"obj-24",
										0
									],
									"source": [
										"obj-11",
										8
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
										"obj-27",
										0
									],
									"source": [
										"obj-11",
										9
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
										"obj-27",
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
										"obj-29",
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
									"midpoints": [
										816.5,
										446.0,
										399.5,
										446.0
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
						571.0,
						545.0,
						150.0,
						22.0
					],
					"text": "p steps"
				}
			},
			{
				"box": {
					"id": "obj-18",
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
							1000.0,
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
										12.0,
										800.0,
										21.0
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
										30.0,
										60.0,
										60.0,
										22.0
									],
									"text": "r #1-state"
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
										230.0,
										60.0,
										64.0,
										22.0
									],
									"text": "r #1-event"
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
										40.0,
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
										28.0,
										21.0
									],
									"text": "idle"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										430.0,
										170.0,
										50.0,
										21.0
									],
									"text": "running"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										850.0,
										170.0,
										61.0,
										21.0
									],
									"text": "tidying up"
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
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										30.0,
										235.0,
										40.0,
										22.0
									],
									"text": "i"
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
										265.0,
										40.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-12",
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
										60.0,
										22.0
									],
									"text": "t i i"
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
									"id": "obj-14",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										30.0,
										362.0,
										60.0,
										22.0
									],
									"text": "+ 0"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										110.0,
										330.0,
										60.0,
										22.0
									],
									"text": "r #1-base"
								}
							},
							{
								"box": {
									"id": "obj-16",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										100.0,
										362.0,
										190.0,
										34.0
									],
									"text": "a number for the run that no other object uses: the job's id"
								}
							},
							{
								"box": {
									"id": "obj-17",
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
										150.0,
										22.0
									],
									"text": "t b i i 1"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										114.5,
										450.0,
										46.0,
										22.0
									],
									"text": "s #1-id"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										330.0,
										500.0,
										62.0,
										22.0
									],
									"text": "s #1-state"
								}
							},
							{
								"box": {
									"id": "obj-20",
									"linecount": 2,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										490.0,
										270.0,
										36.0
									],
									"text": "clear, 64 send /sync $1, 40 send #2 @id $1, 41 wait job, 65 wait freed, 90 event finished"
								}
							},
							{
								"box": {
									"id": "obj-21",
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
										430.0,
										195.0,
										340.0,
										22.0
									],
									"text": "route cancel fail lost synced finished"
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
										430.0,
										300.0,
										61.0,
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
										500.0,
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
										640.0,
										335.0,
										110.0,
										22.0
									],
									"text": "t l b b 0"
								}
							},
							{
								"box": {
									"id": "obj-25",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										700.0,
										300.0,
										59.0,
										22.0
									],
									"text": "s #1-next"
								}
							},
							{
								"box": {
									"id": "obj-26",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"int"
									],
									"patching_rect": [
										790.0,
										300.0,
										33.0,
										22.0
									],
									"text": "t b 0"
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
										350.0,
										425.0,
										104.0,
										22.0
									],
									"text": "60, 61, 62, 63, 64"
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
										500.0,
										425.0,
										89.0,
										22.0
									],
									"text": "/bufnmf/cancel"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										620.0,
										480.0,
										62.0,
										22.0
									],
									"text": "s #1-error"
								}
							},
							{
								"box": {
									"id": "obj-30",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										640.0,
										425.0,
										230.0,
										34.0
									],
									"text": "rows 60 to 64 free the buffers on the server and ask when that is done"
								}
							},
							{
								"box": {
									"id": "obj-31",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 3,
									"outlettype": [
										"",
										"",
										""
									],
									"patching_rect": [
										850.0,
										195.0,
										110.0,
										22.0
									],
									"text": "route lost synced"
								}
							},
							{
								"box": {
									"id": "obj-32",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										850.0,
										240.0,
										40.0,
										22.0
									],
									"text": "t 0"
								}
							},
							{
								"box": {
									"comment": "bang: done",
									"id": "obj-33",
									"index": 1,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										60.0,
										590.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "rows for p steps",
									"id": "obj-34",
									"index": 2,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										330.0,
										590.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "OSC messages",
									"id": "obj-35",
									"index": 3,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										500.0,
										590.0,
										30.0,
										30.0
									]
								}
							},
							{
								"box": {
									"comment": "bang: begin to talk to the server",
									"id": "obj-36",
									"index": 4,
									"maxclass": "outlet",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										880.0,
										590.0,
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
										"obj-4",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-5",
										1
									],
									"midpoints": [
										239.5,
										127.0,
										420.5,
										127.0
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
										"obj-5",
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
										"obj-10",
										1
									],
									"midpoints": [
										80.5,
										321.0,
										95.0,
										321.0,
										95.0,
										231.0,
										60.5,
										231.0
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
										1
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
										"obj-17",
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
										"obj-17",
										3
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
										"obj-17",
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
										"obj-5",
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
										"obj-21",
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
										"obj-21",
										4
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-19",
										0
									],
									"midpoints": [
										600.5,
										451.0,
										339.5,
										451.0
									],
									"source": [
										"obj-23",
										3
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
										"obj-23",
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
									"midpoints": [
										539.83,
										406.0,
										359.5,
										406.0
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
										"obj-29",
										0
									],
									"midpoints": [
										509.5,
										421.0,
										629.5,
										421.0
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
										"obj-19",
										0
									],
									"midpoints": [
										740.5,
										360.0,
										339.5,
										360.0
									],
									"source": [
										"obj-24",
										3
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-28",
										0
									],
									"midpoints": [
										710.17,
										360.0,
										710.17,
										417.0,
										509.5,
										417.0
									],
									"source": [
										"obj-24",
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
									"midpoints": [
										679.83,
										360.0,
										679.83,
										406.0,
										359.5,
										406.0
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
										"obj-29",
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
										"obj-31",
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
										"obj-32",
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
									"midpoints": [
										859.5,
										360.0,
										339.5,
										360.0
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
										"obj-19",
										0
									],
									"midpoints": [
										813.5,
										360.0,
										339.5,
										360.0
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
										"obj-33",
										0
									],
									"midpoints": [
										799.5,
										331.0,
										304.0,
										331.0,
										304.0,
										534.0,
										69.5,
										534.0
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
										"obj-34",
										0
									],
									"midpoints": [
										39.5,
										582.0,
										339.5,
										582.0
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
										"obj-34",
										0
									],
									"midpoints": [
										359.5,
										496.0,
										325.0,
										496.0,
										325.0,
										582.0,
										339.5,
										582.0
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
										"obj-35",
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
										"obj-36",
										0
									],
									"midpoints": [
										39.5,
										476.0,
										889.5,
										476.0
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
						30.0,
						430.0,
						240.0,
						22.0
					],
					"text": "p state"
				}
			},
			{
				"box": {
					"id": "obj-19",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"bang"
					],
					"patching_rect": [
						30.0,
						470.0,
						60.0,
						22.0
					],
					"text": "t b b"
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
						90.0,
						510.0,
						71.0,
						22.0
					],
					"text": "progress 1."
				}
			},
			{
				"box": {
					"id": "obj-21",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						100.0,
						620.0,
						66.0,
						22.0
					],
					"text": "s #1-dump"
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
						30.0,
						545.0,
						64.0,
						22.0
					],
					"text": "91, 92, 93"
				}
			},
			{
				"box": {
					"id": "obj-23",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"bang",
						"bang"
					],
					"patching_rect": [
						390.5,
						470.0,
						60.0,
						22.0
					],
					"text": "t b b"
				}
			},
			{
				"box": {
					"id": "obj-24",
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
										232.0,
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
										182.0,
										58.0,
										182.0,
										58.0,
										416.0,
										160.5,
										416.0
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
										326.0,
										569.5,
										326.0
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
										212.0,
										282.0,
										212.0,
										282.0,
										416.0,
										260.5,
										416.0
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
										326.0,
										569.5,
										326.0
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
										242.0,
										616.0,
										242.0,
										616.0,
										232.0,
										642.5,
										232.0
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
										376.0,
										540.5,
										376.0
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
										430.0,
										908.0,
										430.0,
										908.0,
										242.0,
										934.5,
										242.0
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
										166.0,
										956.0,
										166.0,
										956.0,
										242.0,
										934.5,
										242.0
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
										330.0,
										964.0,
										330.0,
										964.0,
										242.0,
										934.5,
										242.0
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
										432.0,
										542.0,
										432.0,
										542.0,
										374.0,
										309.5,
										374.0
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
										326.0,
										569.5,
										326.0
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
										406.0,
										296.0,
										406.0,
										296.0,
										116.0,
										389.5,
										116.0
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
										116.0,
										476.0,
										116.0,
										476.0,
										86.0,
										489.5,
										86.0
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
						300.0,
						620.0,
						290.0,
						22.0
					],
					"text": "p network"
				}
			},
			{
				"box": {
					"id": "obj-25",
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
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										330.0,
										560.0,
										90.0,
										22.0
									],
									"text": "t b l"
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
										136.0,
										26.0,
										136.0,
										26.0,
										176.0,
										139.5,
										176.0
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
										136.0,
										439.5,
										136.0
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
										310.0,
										576.0,
										310.0,
										576.0,
										212.0,
										699.5,
										212.0
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
										696.0,
										29.5,
										696.0
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
										210.0,
										226.0,
										210.0,
										226.0,
										362.0,
										139.5,
										362.0
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
										210.0,
										226.0,
										210.0,
										226.0,
										362.0,
										139.5,
										362.0
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
										426.0,
										194.0,
										426.0,
										194.0,
										396.0,
										180.5,
										396.0
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
										136.0,
										996.0,
										136.0,
										996.0,
										176.0,
										1009.5,
										176.0
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
										174.0,
										994.0,
										174.0,
										994.0,
										596.0,
										1032.5,
										596.0
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
						300.0,
						670.0,
						290.0,
						22.0
					],
					"text": "p answers"
				}
			},
			{
				"box": {
					"id": "obj-26",
					"linecount": 2,
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						435.5,
						710.0,
						100.0,
						36.0
					],
					"text": "prepend progress"
				}
			},
			{
				"box": {
					"id": "obj-27",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						435.5,
						760.0,
						66.0,
						22.0
					],
					"text": "s #1-dump"
				}
			},
			{
				"box": {
					"id": "obj-28",
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
							120.0,
							120.0,
							640.0,
							440.0
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
										12.0,
										458.0,
										21.0
									],
									"text": "Answers getATTRIBUTE at the dump outlet, with the attribute's name and its values."
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
										30.0,
										50.0,
										53.0,
										22.0
									],
									"text": "r #1-ask"
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										30.0,
										85.0,
										110.0,
										22.0
									],
									"text": "route fftsettings"
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
										30.0,
										125.0,
										170.0,
										22.0
									],
									"text": "fftsize, hopsize, windowsize"
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
											180.0,
											180.0,
											520.0,
											360.0
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
														12.0,
														412.0,
														21.0
													],
													"text": "An attribute with its values; at the right its name, if there is no such attribute."
												}
											},
											{
												"box": {
													"comment": "name of an attribute",
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
														45.0,
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
													"numoutlets": 3,
													"outlettype": [
														"",
														"",
														""
													],
													"patching_rect": [
														30.0,
														90.0,
														300.0,
														22.0
													],
													"text": "t l l l"
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
															160.0,
															160.0,
															560.0,
															420.0
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
																		12.0,
																		346.0,
																		21.0
																	],
																	"text": "The value of an attribute as it is set now, else its default, else ?."
																}
															},
															{
																"box": {
																	"comment": "name of an attribute",
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
																		45.0,
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
																	"numoutlets": 3,
																	"outlettype": [
																		"bang",
																		"",
																		"bang"
																	],
																	"patching_rect": [
																		30.0,
																		90.0,
																		200.0,
																		22.0
																	],
																	"text": "t b l b"
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
																		220.0,
																		130.0,
																		29.5,
																		22.0
																	],
																	"text": "?"
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
																		115.0,
																		130.0,
																		60.0,
																		22.0
																	],
																	"text": "t l l"
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
																		"",
																		"",
																		""
																	],
																	"patching_rect": [
																		60.0,
																		175.0,
																		110.0,
																		22.0
																	],
																	"text": "coll #1-attributes 1"
																}
															},
															{
																"box": {
																	"id": "obj-7",
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
																		200.0,
																		175.0,
																		118.0,
																		22.0
																	],
																	"text": "coll #1-defaults 1"
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
																		60.0,
																		215.0,
																		92.0,
																		22.0
																	],
																	"text": "route symbol"
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
																		200.0,
																		215.0,
																		92.0,
																		22.0
																	],
																	"text": "route symbol"
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
																		30.0,
																		310.0,
																		340.0,
																		22.0
																	],
																	"text": "zl reg"
																}
															},
															{
																"box": {
																	"comment": "the value",
																	"id": "obj-11",
																	"index": 1,
																	"maxclass": "outlet",
																	"numinlets": 1,
																	"numoutlets": 0,
																	"patching_rect": [
																		30.0,
																		355.0,
																		30.0,
																		30.0
																	]
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
																		60.0,
																		255.0,
																		98.0,
																		22.0
																	],
																	"text": "route default"
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
																		2
																	]
																}
															},
															{
																"patchline": {
																	"destination": [
																		"obj-10",
																		1
																	],
																	"midpoints": [
																		229.5,
																		171.0,
																		360.5,
																		171.0
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
																		"obj-5",
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
																		"obj-7",
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
																		"obj-10",
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
																		"obj-9",
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
																		"obj-12",
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
																		1
																	],
																	"midpoints": [
																		148.5,
																		302.0,
																		360.5,
																		302.0
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
																		"obj-10",
																		1
																	],
																	"midpoints": [
																		142.5,
																		251.0,
																		360.5,
																		251.0
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
																		"obj-10",
																		1
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
																		"obj-10",
																		1
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
																		"obj-11",
																		0
																	],
																	"source": [
																		"obj-10",
																		0
																	]
																}
															}
														]
													},
													"patching_rect": [
														30.0,
														130.0,
														48.0,
														22.0
													],
													"text": "p value"
												}
											},
											{
												"box": {
													"id": "obj-5",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 2,
													"outlettype": [
														"",
														""
													],
													"patching_rect": [
														30.0,
														170.0,
														110.0,
														22.0
													],
													"text": "route ?"
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"bang",
														""
													],
													"patching_rect": [
														120.5,
														205.0,
														110.0,
														22.0
													],
													"text": "t b l"
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
														120.5,
														245.0,
														80.0,
														22.0
													],
													"text": "zl reg"
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
														270.5,
														245.0,
														80.0,
														22.0
													],
													"text": "zl reg"
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
														120.5,
														280.0,
														110.0,
														22.0
													],
													"text": "zl join"
												}
											},
											{
												"box": {
													"comment": "an attribute and its values",
													"id": "obj-10",
													"index": 1,
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														120.5,
														315.0,
														30.0,
														30.0
													]
												}
											},
											{
												"box": {
													"comment": "no attribute",
													"id": "obj-11",
													"index": 2,
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														270.5,
														315.0,
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
														"obj-6",
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
														"obj-7",
														1
													],
													"midpoints": [
														180.0,
														201.0,
														235.5,
														201.0,
														235.5,
														237.0,
														191.0,
														237.0
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
														"obj-8",
														1
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
														"obj-9",
														1
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
														"obj-9",
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
														"obj-8",
														0
													],
													"midpoints": [
														39.5,
														235.0,
														280.0,
														235.0
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
														"obj-8",
														0
													]
												}
											}
										]
									},
									"patching_rect": [
										30.0,
										165.0,
										90.0,
										22.0
									],
									"text": "p lookup"
								}
							},
							{
								"box": {
									"id": "obj-6",
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
										30.0,
										205.0,
										200.0,
										22.0
									],
									"text": "route windowsize hopsize fftsize"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 3,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										270.0,
										143.3333,
										22.0
									],
									"text": "pack 1024 -1 -1"
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
										310.0,
										108.0,
										22.0
									],
									"text": "prepend fftsettings"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										395.0,
										66.0,
										22.0
									],
									"text": "s #1-dump"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
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
											180.0,
											180.0,
											520.0,
											360.0
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
														12.0,
														412.0,
														21.0
													],
													"text": "An attribute with its values; at the right its name, if there is no such attribute."
												}
											},
											{
												"box": {
													"comment": "name of an attribute",
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
														45.0,
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
													"numoutlets": 3,
													"outlettype": [
														"",
														"",
														""
													],
													"patching_rect": [
														30.0,
														90.0,
														300.0,
														22.0
													],
													"text": "t l l l"
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
															160.0,
															160.0,
															560.0,
															420.0
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
																		12.0,
																		346.0,
																		21.0
																	],
																	"text": "The value of an attribute as it is set now, else its default, else ?."
																}
															},
															{
																"box": {
																	"comment": "name of an attribute",
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
																		45.0,
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
																	"numoutlets": 3,
																	"outlettype": [
																		"bang",
																		"",
																		"bang"
																	],
																	"patching_rect": [
																		30.0,
																		90.0,
																		200.0,
																		22.0
																	],
																	"text": "t b l b"
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
																		220.0,
																		130.0,
																		29.5,
																		22.0
																	],
																	"text": "?"
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
																		115.0,
																		130.0,
																		60.0,
																		22.0
																	],
																	"text": "t l l"
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
																		"",
																		"",
																		""
																	],
																	"patching_rect": [
																		60.0,
																		175.0,
																		110.0,
																		22.0
																	],
																	"text": "coll #1-attributes 1"
																}
															},
															{
																"box": {
																	"id": "obj-7",
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
																		200.0,
																		175.0,
																		118.0,
																		22.0
																	],
																	"text": "coll #1-defaults 1"
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
																		60.0,
																		215.0,
																		92.0,
																		22.0
																	],
																	"text": "route symbol"
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
																		200.0,
																		215.0,
																		92.0,
																		22.0
																	],
																	"text": "route symbol"
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
																		30.0,
																		310.0,
																		340.0,
																		22.0
																	],
																	"text": "zl reg"
																}
															},
															{
																"box": {
																	"comment": "the value",
																	"id": "obj-11",
																	"index": 1,
																	"maxclass": "outlet",
																	"numinlets": 1,
																	"numoutlets": 0,
																	"patching_rect": [
																		30.0,
																		355.0,
																		30.0,
																		30.0
																	]
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
																		60.0,
																		255.0,
																		98.0,
																		22.0
																	],
																	"text": "route default"
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
																		2
																	]
																}
															},
															{
																"patchline": {
																	"destination": [
																		"obj-10",
																		1
																	],
																	"midpoints": [
																		229.5,
																		171.0,
																		360.5,
																		171.0
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
																		"obj-5",
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
																		"obj-7",
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
																		"obj-10",
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
																		"obj-9",
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
																		"obj-12",
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
																		1
																	],
																	"midpoints": [
																		148.5,
																		302.0,
																		360.5,
																		302.0
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
																		"obj-10",
																		1
																	],
																	"midpoints": [
																		142.5,
																		251.0,
																		360.5,
																		251.0
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
																		"obj-10",
																		1
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
																		"obj-10",
																		1
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
																		"obj-11",
																		0
																	],
																	"source": [
																		"obj-10",
																		0
																	]
																}
															}
														]
													},
													"patching_rect": [
														30.0,
														130.0,
														48.0,
														22.0
													],
													"text": "p value"
												}
											},
											{
												"box": {
													"id": "obj-5",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 2,
													"outlettype": [
														"",
														""
													],
													"patching_rect": [
														30.0,
														170.0,
														110.0,
														22.0
													],
													"text": "route ?"
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 2,
													"outlettype": [
														"bang",
														""
													],
													"patching_rect": [
														120.5,
														205.0,
														110.0,
														22.0
													],
													"text": "t b l"
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
														120.5,
														245.0,
														80.0,
														22.0
													],
													"text": "zl reg"
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
														270.5,
														245.0,
														80.0,
														22.0
													],
													"text": "zl reg"
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
														120.5,
														280.0,
														110.0,
														22.0
													],
													"text": "zl join"
												}
											},
											{
												"box": {
													"comment": "an attribute and its values",
													"id": "obj-10",
													"index": 1,
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														120.5,
														315.0,
														30.0,
														30.0
													]
												}
											},
											{
												"box": {
													"comment": "no attribute",
													"id": "obj-11",
													"index": 2,
													"maxclass": "outlet",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														270.5,
														315.0,
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
														"obj-6",
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
														"obj-7",
														1
													],
													"midpoints": [
														180.0,
														201.0,
														235.5,
														201.0,
														235.5,
														237.0,
														191.0,
														237.0
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
														"obj-8",
														1
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
														"obj-9",
														1
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
														"obj-9",
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
														"obj-8",
														0
													],
													"midpoints": [
														39.5,
														235.0,
														280.0,
														235.0
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
														"obj-8",
														0
													]
												}
											}
										]
									},
									"patching_rect": [
										340.0,
										165.0,
										90.0,
										22.0
									],
									"text": "p lookup"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										340.0,
										395.0,
										66.0,
										22.0
									],
									"text": "s #1-dump"
								}
							},
							{
								"box": {
									"id": "obj-12",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										440.0,
										310.0,
										84.0,
										22.0
									],
									"text": "s #1-unknown"
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
										"obj-7",
										1
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
										"obj-7",
										2
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
									"midpoints": [
										130.5,
										121.0,
										349.5,
										121.0
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
										"obj-10",
										1
									]
								}
							}
						]
					},
					"patching_rect": [
						740.0,
						375.0,
						52.0,
						22.0
					],
					"text": "p asked"
				}
			},
			{
				"box": {
					"id": "obj-29",
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
							200.0,
							200.0,
							640.0,
							280.0
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
										12.0,
										387.0,
										21.0
									],
									"text": "With warnings 1, what is not as with fluid.bufnmf~ is told in the console."
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
										30.0,
										50.0,
										82.0,
										22.0
									],
									"text": "r #1-warnings"
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										130.0,
										60.0,
										22.0
									],
									"text": "gate"
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										300.0,
										130.0,
										60.0,
										22.0
									],
									"text": "gate"
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
										30.0,
										85.0,
										60.0,
										22.0
									],
									"text": "t i i"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										150.0,
										50.0,
										74.0,
										22.0
									],
									"text": "r #1-ignored"
								}
							},
							{
								"box": {
									"id": "obj-7",
									"maxclass": "newobj",
									"numinlets": 0,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										420.0,
										50.0,
										78.0,
										22.0
									],
									"text": "r #1-blocking"
								}
							},
							{
								"box": {
									"id": "obj-8",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										""
									],
									"patching_rect": [
										420.0,
										85.0,
										60.0,
										22.0
									],
									"text": "sel 0"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"linecount": 2,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										165.0,
										250.0,
										36.0
									],
									"text": "maxfftsize changes nothing: an FFT may have any size"
								}
							},
							{
								"box": {
									"id": "obj-10",
									"linecount": 2,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										300.0,
										165.0,
										300.0,
										36.0
									],
									"text": "blocking 1 and 2 are alike: runs wait for each other while Max goes on"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										230.0,
										159.0,
										22.0
									],
									"text": "print #3 @level 1 @popup 0"
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
										"obj-2",
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
									"source": [
										"obj-5",
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
									"midpoints": [
										80.5,
										122.0,
										309.5,
										122.0
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
										"obj-3",
										1
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
										"obj-4",
										1
									],
									"midpoints": [
										470.5,
										122.0,
										350.5,
										122.0
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
										"obj-4",
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
										"obj-11",
										0
									],
									"midpoints": [
										309.5,
										222.0,
										39.5,
										222.0
									],
									"source": [
										"obj-10",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						740.0,
						410.0,
						68.0,
						22.0
					],
					"text": "p warnings"
				}
			},
			{
				"box": {
					"id": "obj-30",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						740.0,
						470.0,
						64.0,
						22.0
					],
					"text": "r #1-dump"
				}
			},
			{
				"box": {
					"id": "obj-31",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						760.0,
						600.0,
						60.0,
						22.0
					],
					"text": "r #1-error"
				}
			},
			{
				"box": {
					"id": "obj-32",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						""
					],
					"patching_rect": [
						760.0,
						632.0,
						60.0,
						22.0
					],
					"text": "t l l"
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
						801.5,
						665.0,
						72.0,
						22.0
					],
					"text": "fromsymbol"
				}
			},
			{
				"box": {
					"id": "obj-34",
					"linecount": 2,
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						801.5,
						697.0,
						150.0,
						36.0
					],
					"text": "print #3 @level 2 @popup 0"
				}
			},
			{
				"box": {
					"comment": "results: attribute, buffer~",
					"id": "obj-35",
					"index": 1,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						30.0,
						755.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "dump: progress, attributes",
					"id": "obj-36",
					"index": 2,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						560.0,
						755.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "facts of the run",
					"id": "obj-37",
					"index": 3,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						755.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "errors: one sentence",
					"id": "obj-38",
					"index": 4,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						760.0,
						755.0,
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
						"obj-5",
						1
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
						"obj-7",
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
						"obj-5",
						2
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-6",
						1
					],
					"midpoints": [
						260.5,
						322.0,
						140.5,
						322.0
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
						"obj-11",
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
						"obj-12",
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
						"obj-14",
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
						"obj-15",
						0
					],
					"source": [
						"obj-5",
						6
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-15",
						0
					],
					"midpoints": [
						359.5,
						367.0,
						580.5,
						367.0
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
						"obj-15",
						0
					],
					"midpoints": [
						175.5,
						261.0,
						580.5,
						261.0
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
						"obj-22",
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
						"obj-17",
						0
					],
					"midpoints": [
						39.5,
						571.0,
						566.0,
						571.0,
						566.0,
						540.0,
						580.5,
						540.0
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
						"obj-17",
						0
					],
					"midpoints": [
						113.17,
						456.0,
						113.17,
						506.0,
						580.5,
						506.0
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
						"obj-23",
						0
					],
					"midpoints": [
						260.5,
						462.0,
						400.0,
						462.0
					],
					"source": [
						"obj-18",
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
						"obj-24",
						0
					],
					"midpoints": [
						400.17,
						216.0,
						400.17,
						231.0,
						286.0,
						231.0,
						286.0,
						612.0,
						309.5,
						612.0
					],
					"source": [
						"obj-5",
						4
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-24",
						1
					],
					"midpoints": [
						490.33,
						216.0,
						490.33,
						271.0,
						544.5,
						271.0,
						544.5,
						612.0,
						399.83,
						612.0,
						399.83,
						616.0
					],
					"source": [
						"obj-5",
						5
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-24",
						2
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
						"obj-24",
						2
					],
					"source": [
						"obj-18",
						2
					]
				}
			},
			{
				"patchline": {
					"destination": [
						"obj-16",
						1
					],
					"midpoints": [
						441.0,
						496.0,
						566.0,
						496.0,
						566.0,
						462.0,
						646.0,
						462.0
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
						"obj-24",
						3
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
						"obj-16",
						2
					],
					"midpoints": [
						309.5,
						695.0,
						725.0,
						695.0,
						725.0,
						462.0,
						711.5,
						462.0
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
						"obj-33",
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
					"midpoints": [
						711.5,
						666.0,
						39.5,
						666.0
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
						"obj-36",
						0
					],
					"midpoints": [
						749.5,
						751.0,
						569.5,
						751.0
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
						"obj-37",
						0
					],
					"source": [
						"obj-25",
						2
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
						"obj-32",
						0
					]
				}
			}
		]
	}
}
