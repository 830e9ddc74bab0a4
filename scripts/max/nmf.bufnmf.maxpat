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
			800.0,
			480.0
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
						476.0,
						25.0
					],
					"text": "nmf.bufnmf takes a buffer~ apart into components, with nmfserver"
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
						740.0,
						34.0
					],
					"text": "Stems, bases and activations go to buffer~ objects. nmf.job does what all objects of this family do; p names has the attributes, p defaults what they are until they are set, p roles the steps that a buffer~ needs."
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
						95.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"id": "obj-4",
					"maxclass": "newobj",
					"numinlets": 0,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						200.0,
						95.0,
						61.0,
						22.0
					],
					"text": "r #0-reset"
				}
			},
			{
				"box": {
					"id": "obj-5",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						200.0,
						125.0,
						40.0,
						22.0
					],
					"text": "t b"
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
						""
					],
					"patching_rect": [
						200.0,
						155.0,
						160.0,
						22.0
					],
					"text": "patcherargs"
				}
			},
			{
				"box": {
					"id": "obj-7",
					"maxclass": "newobj",
					"numinlets": 3,
					"numoutlets": 3,
					"outlettype": [
						"",
						"",
						""
					],
					"patching_rect": [
						200.0,
						190.0,
						124.0,
						22.0
					],
					"text": "route bang symbol"
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
						200.0,
						225.0,
						93.0,
						22.0
					],
					"text": "prepend source"
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
						341.0,
						190.0,
						80.0,
						22.0
					],
					"text": "route done"
				}
			},
			{
				"box": {
					"id": "obj-10",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						431.0,
						190.0,
						187.0,
						21.0
					],
					"text": "arguments: a source, @attributes"
				}
			},
			{
				"box": {
					"id": "obj-11",
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
						285.0,
						460.0,
						22.0
					],
					"text": "nmf.job #0 /bufnmf nmf.bufnmf 3"
				}
			},
			{
				"box": {
					"id": "obj-12",
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
						330.0,
						320.0,
						22.0
					],
					"text": "route resynth bases activations"
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
						370.0,
						90.0,
						22.0
					],
					"text": "prepend buffer"
				}
			},
			{
				"box": {
					"comment": "buffer: resynth",
					"id": "obj-14",
					"index": 1,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						30.0,
						420.0,
						30.0,
						30.0
					]
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
						130.33333333333331,
						370.0,
						90.0,
						22.0
					],
					"text": "prepend buffer"
				}
			},
			{
				"box": {
					"comment": "buffer: bases",
					"id": "obj-16",
					"index": 2,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						130.33333333333331,
						420.0,
						30.0,
						30.0
					]
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
						230.66666666666666,
						370.0,
						90.0,
						22.0
					],
					"text": "prepend buffer"
				}
			},
			{
				"box": {
					"comment": "buffer: activations",
					"id": "obj-18",
					"index": 3,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						230.66666666666666,
						420.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "dump: progress, attributes",
					"id": "obj-19",
					"index": 4,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						520.0,
						420.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "facts of the run",
					"id": "obj-20",
					"index": 5,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						590.0,
						420.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "errors: one sentence",
					"id": "obj-21",
					"index": 6,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						420.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"id": "obj-22",
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
							140.0,
							140.0,
							640.0,
							300.0
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
										290.0,
										21.0
									],
									"text": "The attributes that there are: an unknown one is told."
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
										55.0,
										60.0,
										22.0
									],
									"text": "r #0-word"
								}
							},
							{
								"box": {
									"id": "obj-3",
									"linecount": 6,
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
										95.0,
										560.0,
										92.0
									],
									"text": "regexp ^@?(source|startframe|numframes|startchan|numchans|resynth|resynthmode|bases|basesmode|activations|actmode|components|iterations|seed|windowsize|hopsize|fftsize|fftsettings|maxfftsize|blocking|queue|warnings|solver|tolerance|budget|starts|order|stereo|preset|mincomponents|maxcomponents|templateframes|sparsity)$ %1"
								}
							},
							{
								"box": {
									"id": "obj-4",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										220.0,
										55.0,
										22.0
									],
									"text": "s #0-key"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										430.0,
										220.0,
										84.0,
										22.0
									],
									"text": "s #0-unknown"
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
										3
									]
								}
							}
						]
					},
					"patching_rect": [
						560.0,
						330.0,
						56.0,
						22.0
					],
					"text": "p names"
				}
			},
			{
				"box": {
					"id": "obj-23",
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
							140.0,
							140.0,
							780.0,
							430.0
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
										544.0,
										21.0
									],
									"text": "What an attribute is until it is set; the buffer~ objects below take results that go to no buffer~ of yours."
								}
							},
							{
								"box": {
									"id": "obj-2",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 1,
									"outlettype": [
										"bang"
									],
									"patching_rect": [
										30.0,
										50.0,
										59.0,
										22.0
									],
									"text": "loadbang"
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"bang"
									],
									"patching_rect": [
										30.0,
										85.0,
										380.0,
										22.0
									],
									"text": "t b b"
								}
							},
							{
								"box": {
									"id": "obj-4",
									"linecount": 6,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										125.0,
										340.0,
										92.0
									],
									"text": "store source default, store startframe 0, store numframes -1, store startchan 0, store numchans -1, store resynth #0-resynth, store resynthmode -1, store bases #0-bases, store basesmode 0, store activations #0-activations, store actmode 0, store components 1, store iterations 100, store seed -1, store windowsize 1024, store hopsize -1"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"linecount": 6,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										391.0,
										125.0,
										340.0,
										92.0
									],
									"text": "store fftsize -1, store maxfftsize -1, store blocking 1, store queue 0, store warnings 0, store solver fast, store tolerance -1., store budget 0., store starts 0, store order auto, store stereo apart, store preset default, store mincomponents 1, store maxcomponents 20, store templateframes 1, store sparsity 0."
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
										30.0,
										310.0,
										120.0,
										22.0
									],
									"text": "coll #0-defaults 1"
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
										30.0,
										370.0,
										117.0,
										22.0
									],
									"text": "buffer~ #0-resynth 1"
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
										167.0,
										370.0,
										110.0,
										22.0
									],
									"text": "buffer~ #0-bases 1"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"float",
										"bang"
									],
									"patching_rect": [
										297.0,
										370.0,
										135.0,
										22.0
									],
									"text": "buffer~ #0-activations 1"
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
										"obj-6",
										0
									],
									"midpoints": [
										400.5,
										302.0,
										39.5,
										302.0
									],
									"source": [
										"obj-5",
										0
									]
								}
							}
						]
					},
					"patching_rect": [
						631.0,
						330.0,
						62.0,
						22.0
					],
					"text": "p defaults"
				}
			},
			{
				"box": {
					"id": "obj-24",
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
							100.0,
							100.0,
							780.0,
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
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										12.0,
										740.0,
										34.0
									],
									"text": "The rows of a run: what each buffer~ needs. Sounds are written into files, which the server reads; the server writes results into files, from which they are read. Rows 91 to 93 tell where the results are."
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
										480.0,
										65.0,
										60.0,
										22.0
									],
									"text": "r #0-roles"
								}
							},
							{
								"box": {
									"id": "obj-3",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"bang",
										"bang"
									],
									"patching_rect": [
										480.0,
										98.0,
										130.0,
										22.0
									],
									"text": "t b b"
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
										560.0,
										131.0,
										195.0,
										22.0
									],
									"text": "source, resynth, bases, activations"
								}
							},
							{
								"box": {
									"id": "obj-5",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										560.0,
										164.0,
										66.0,
										22.0
									],
									"text": "s #0-name"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										455.0,
										131.0,
										79.0,
										22.0
									],
									"text": "s #0-planned"
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
										30.0,
										65.0,
										78.0,
										22.0
									],
									"text": "r #0-attribute"
								}
							},
							{
								"box": {
									"id": "obj-8",
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
										98.0,
										300.0,
										22.0
									],
									"text": "route source resynth bases activations"
								}
							},
							{
								"box": {
									"id": "obj-9",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										311.5,
										131.0,
										60.0,
										22.0
									],
									"text": "t l l"
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
										390.0,
										175.0,
										108.0,
										22.0
									],
									"text": "prepend merge 40"
								}
							},
							{
								"box": {
									"id": "obj-11",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										390.0,
										208.0,
										56.0,
										22.0
									],
									"text": "s #0-row"
								}
							},
							{
								"box": {
									"id": "obj-12",
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
										198.0,
										330.0,
										22.0
									],
									"text": "route resynthmode basesmode actmode"
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
										560.0,
										215.0,
										54.0,
										22.0
									],
									"text": "r #0-role"
								}
							},
							{
								"box": {
									"id": "obj-14",
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
										250.0,
										255.0,
										480.0,
										22.0
									],
									"text": "route source resynth bases activations"
								}
							},
							{
								"box": {
									"id": "obj-15",
									"maxclass": "newobj",
									"numinlets": 3,
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
											160.0,
											160.0,
											520.0,
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
													"text": "Stems are made with resynthmode 1, and with -1 if resynth is named. When a run is planned, the mode is -1 and nothing named again."
												}
											},
											{
												"box": {
													"comment": "resynthmode",
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
													"comment": "a name is given",
													"id": "obj-3",
													"index": 2,
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														210.0,
														55.0,
														30.0,
														30.0
													]
												}
											},
											{
												"box": {
													"comment": "0, buffer~, file",
													"id": "obj-4",
													"index": 3,
													"maxclass": "inlet",
													"numinlets": 0,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														330.0,
														55.0,
														30.0,
														30.0
													]
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
														150.0,
														80.0,
														22.0
													],
													"text": "i -1"
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														210.0,
														100.0,
														40.0,
														22.0
													],
													"text": "t 1"
												}
											},
											{
												"box": {
													"id": "obj-7",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 3,
													"outlettype": [
														"",
														"bang",
														""
													],
													"patching_rect": [
														330.0,
														100.0,
														170.0,
														22.0
													],
													"text": "t l b l"
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
														90.0,
														55.0,
														77.0,
														22.0
													],
													"text": "r #0-planned"
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
														90.0,
														100.0,
														60.0,
														22.0
													],
													"text": "t -1 0"
												}
											},
											{
												"box": {
													"id": "obj-10",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														30.0,
														195.0,
														235.0,
														22.0
													],
													"text": "expr 1 + ($i1 == -1 && $i2 || $i1 > 0)"
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
														240.0,
														200.0,
														22.0
													],
													"text": "gate 2 1"
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
														370.0,
														290.0,
														102.0,
														22.0
													],
													"text": "91 tell resynth $2"
												}
											},
											{
												"box": {
													"id": "obj-13",
													"linecount": 2,
													"maxclass": "message",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														130.0,
														290.0,
														200.0,
														36.0
													],
													"text": "merge 40 resynthfile $3, 11 exists $2, 80 read $3 $2"
												}
											},
											{
												"box": {
													"id": "obj-14",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														130.0,
														360.0,
														56.0,
														22.0
													],
													"text": "s #0-row"
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
														"obj-5",
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
														"obj-6",
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
														"obj-5",
														0
													],
													"midpoints": [
														415.0,
														126.0,
														39.5,
														126.0
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
														"obj-11",
														1
													],
													"midpoints": [
														339.5,
														232.0,
														220.5,
														232.0
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
														"obj-5",
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
														"obj-12",
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
													"midpoints": [
														379.5,
														352.0,
														139.5,
														352.0
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
										30.0,
										310.0,
										150.0,
										22.0
									],
									"text": "p stems"
								}
							},
							{
								"box": {
									"id": "obj-16",
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
											160.0,
											160.0,
											560.0,
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
													"linecount": 2,
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														20.0,
														12.0,
														500.0,
														34.0
													],
													"text": "Mode 0 takes the result back, 1 sends what is there and takes the result back, 2 only sends. When a run is planned, the mode is 0 again."
												}
											},
											{
												"box": {
													"comment": "mode: 0, 1 or 2; or one for each component",
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
													"comment": "0, buffer~, file",
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
															700.0,
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
																		15.0,
																		660.0,
																		20.0
																	],
																	"text": "Modes: 0 where all are 0, 2 where all are 2, else 1: what is there is sent, and the result taken back."
																}
															},
															{
																"box": {
																	"comment": "a mode, or one for each component",
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
																		100.0,
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
																		130.0,
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
																		130.0,
																		165.0,
																		35.0,
																		22.0
																	],
																	"text": "* 2"
																}
															},
															{
																"box": {
																	"id": "obj-6",
																	"maxclass": "newobj",
																	"numinlets": 2,
																	"numoutlets": 2,
																	"outlettype": [
																		"",
																		""
																	],
																	"patching_rect": [
																		30.0,
																		165.0,
																		54.0,
																		22.0
																	],
																	"text": "zl sum"
																}
															},
															{
																"box": {
																	"id": "obj-7",
																	"maxclass": "newobj",
																	"numinlets": 1,
																	"numoutlets": 2,
																	"outlettype": [
																		"int",
																		"int"
																	],
																	"patching_rect": [
																		30.0,
																		200.0,
																		200.0,
																		22.0
																	],
																	"text": "t i i"
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
																		240.0,
																		60.0,
																		22.0
																	],
																	"text": "== 0"
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
																		210.0,
																		240.0,
																		35.0,
																		22.0
																	],
																	"text": "> 0"
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
																		285.0,
																		60.0,
																		22.0
																	],
																	"text": "+ 0"
																}
															},
															{
																"box": {
																	"comment": "0, 1 or 2",
																	"id": "obj-11",
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
																		"obj-8",
																		1
																	],
																	"source": [
																		"obj-5",
																		0
																	],
																	"midpoints": [
																		139.5,
																		196.0,
																		26.0,
																		196.0,
																		26.0,
																		236.0,
																		80.5,
																		236.0
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
															}
														]
													},
													"patching_rect": [
														30.0,
														100.0,
														60.0,
														22.0
													],
													"text": "p way"
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
														132.0,
														40.0,
														22.0
													],
													"text": "+ 1"
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 3,
													"outlettype": [
														"",
														"",
														""
													],
													"patching_rect": [
														60.0,
														190.0,
														289.0,
														22.0
													],
													"text": "gate 3 1"
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
														330.0,
														100.0,
														119.0,
														22.0
													],
													"text": "t l l"
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
														430.0,
														132.0,
														100.0,
														22.0
													],
													"text": "92 tell bases $2"
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
														140.0,
														100.0,
														77.0,
														22.0
													],
													"text": "r #0-planned"
												}
											},
											{
												"box": {
													"id": "obj-10",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														140.0,
														132.0,
														40.0,
														22.0
													],
													"text": "t 1"
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
														60.0,
														235.0,
														400.0,
														22.0
													],
													"text": "merge 40 basesfile $3, 12 exists $2, 81 read $3 $2"
												}
											},
											{
												"box": {
													"id": "obj-12",
													"linecount": 2,
													"maxclass": "message",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														60.0,
														285.0,
														400.0,
														36.0
													],
													"text": "merge 40 bases $3 basesfile $3, 12 sound $2, 21 write $3 $2, 31 send /b_allocRead $3 $3, 62 send /b_free $3, 81 read $3 $2"
												}
											},
											{
												"box": {
													"id": "obj-13",
													"linecount": 2,
													"maxclass": "message",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														60.0,
														350.0,
														400.0,
														36.0
													],
													"text": "merge 40 bases $3, 12 sound $2, 21 write $3 $2, 31 send /b_allocRead $3 $3, 62 send /b_free $3"
												}
											},
											{
												"box": {
													"id": "obj-14",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														30.0,
														430.0,
														56.0,
														22.0
													],
													"text": "s #0-row"
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
														"obj-3",
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
														"obj-7",
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
														"obj-6",
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
														204.5,
														231.0,
														55.0,
														231.0,
														55.0,
														277.0,
														69.5,
														277.0
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
														"obj-13",
														0
													],
													"midpoints": [
														339.5,
														216.0,
														50.0,
														216.0,
														50.0,
														342.0,
														69.5,
														342.0
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
														"obj-14",
														0
													],
													"midpoints": [
														69.5,
														281.0,
														39.5,
														281.0
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
														"obj-14",
														0
													],
													"midpoints": [
														439.5,
														186.0,
														39.5,
														186.0
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
										250.0,
										310.0,
										130.0,
										22.0
									],
									"text": "p bases"
								}
							},
							{
								"box": {
									"id": "obj-17",
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
											160.0,
											160.0,
											560.0,
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
													"linecount": 2,
													"maxclass": "comment",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														20.0,
														12.0,
														500.0,
														34.0
													],
													"text": "Mode 0 takes the result back, 1 sends what is there and takes the result back, 2 only sends. When a run is planned, the mode is 0 again."
												}
											},
											{
												"box": {
													"comment": "mode: 0, 1 or 2; or one for each component",
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
													"comment": "0, buffer~, file",
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
															700.0,
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
																		15.0,
																		660.0,
																		20.0
																	],
																	"text": "Modes: 0 where all are 0, 2 where all are 2, else 1: what is there is sent, and the result taken back."
																}
															},
															{
																"box": {
																	"comment": "a mode, or one for each component",
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
																		100.0,
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
																		130.0,
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
																		130.0,
																		165.0,
																		35.0,
																		22.0
																	],
																	"text": "* 2"
																}
															},
															{
																"box": {
																	"id": "obj-6",
																	"maxclass": "newobj",
																	"numinlets": 2,
																	"numoutlets": 2,
																	"outlettype": [
																		"",
																		""
																	],
																	"patching_rect": [
																		30.0,
																		165.0,
																		54.0,
																		22.0
																	],
																	"text": "zl sum"
																}
															},
															{
																"box": {
																	"id": "obj-7",
																	"maxclass": "newobj",
																	"numinlets": 1,
																	"numoutlets": 2,
																	"outlettype": [
																		"int",
																		"int"
																	],
																	"patching_rect": [
																		30.0,
																		200.0,
																		200.0,
																		22.0
																	],
																	"text": "t i i"
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
																		240.0,
																		60.0,
																		22.0
																	],
																	"text": "== 0"
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
																		210.0,
																		240.0,
																		35.0,
																		22.0
																	],
																	"text": "> 0"
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
																		285.0,
																		60.0,
																		22.0
																	],
																	"text": "+ 0"
																}
															},
															{
																"box": {
																	"comment": "0, 1 or 2",
																	"id": "obj-11",
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
																		"obj-8",
																		1
																	],
																	"source": [
																		"obj-5",
																		0
																	],
																	"midpoints": [
																		139.5,
																		196.0,
																		26.0,
																		196.0,
																		26.0,
																		236.0,
																		80.5,
																		236.0
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
															}
														]
													},
													"patching_rect": [
														30.0,
														100.0,
														60.0,
														22.0
													],
													"text": "p way"
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
														132.0,
														40.0,
														22.0
													],
													"text": "+ 1"
												}
											},
											{
												"box": {
													"id": "obj-6",
													"maxclass": "newobj",
													"numinlets": 2,
													"numoutlets": 3,
													"outlettype": [
														"",
														"",
														""
													],
													"patching_rect": [
														60.0,
														190.0,
														289.0,
														22.0
													],
													"text": "gate 3 1"
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
														330.0,
														100.0,
														119.0,
														22.0
													],
													"text": "t l l"
												}
											},
											{
												"box": {
													"id": "obj-8",
													"linecount": 2,
													"maxclass": "message",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														430.0,
														132.0,
														100.0,
														36.0
													],
													"text": "93 tell activations $2"
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
														140.0,
														100.0,
														77.0,
														22.0
													],
													"text": "r #0-planned"
												}
											},
											{
												"box": {
													"id": "obj-10",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 1,
													"outlettype": [
														"int"
													],
													"patching_rect": [
														140.0,
														132.0,
														40.0,
														22.0
													],
													"text": "t 1"
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
														60.0,
														235.0,
														400.0,
														22.0
													],
													"text": "merge 40 activationsfile $3, 13 exists $2, 82 read $3 $2"
												}
											},
											{
												"box": {
													"id": "obj-12",
													"linecount": 2,
													"maxclass": "message",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														60.0,
														285.0,
														400.0,
														36.0
													],
													"text": "merge 40 activations $3 activationsfile $3, 13 sound $2, 22 write $3 $2, 32 send /b_allocRead $3 $3, 63 send /b_free $3, 82 read $3 $2"
												}
											},
											{
												"box": {
													"id": "obj-13",
													"linecount": 2,
													"maxclass": "message",
													"numinlets": 2,
													"numoutlets": 1,
													"outlettype": [
														""
													],
													"patching_rect": [
														60.0,
														350.0,
														400.0,
														36.0
													],
													"text": "merge 40 activations $3, 13 sound $2, 22 write $3 $2, 32 send /b_allocRead $3 $3, 63 send /b_free $3"
												}
											},
											{
												"box": {
													"id": "obj-14",
													"maxclass": "newobj",
													"numinlets": 1,
													"numoutlets": 0,
													"patching_rect": [
														30.0,
														430.0,
														56.0,
														22.0
													],
													"text": "s #0-row"
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
														"obj-3",
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
														"obj-7",
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
														"obj-6",
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
														204.5,
														231.0,
														55.0,
														231.0,
														55.0,
														277.0,
														69.5,
														277.0
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
														"obj-13",
														0
													],
													"midpoints": [
														339.5,
														216.0,
														50.0,
														216.0,
														50.0,
														342.0,
														69.5,
														342.0
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
														"obj-14",
														0
													],
													"midpoints": [
														69.5,
														281.0,
														39.5,
														281.0
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
														"obj-14",
														0
													],
													"midpoints": [
														439.5,
														186.0,
														39.5,
														186.0
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
										420.0,
										310.0,
										130.0,
										22.0
									],
									"text": "p activations"
								}
							},
							{
								"box": {
									"id": "obj-18",
									"linecount": 4,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										590.0,
										310.0,
										170.0,
										64.0
									],
									"text": "merge 40 source $3, 10 sound $2, 20 write $3 $2, 30 send /b_allocRead $3 $3, 60 send /b_free $3"
								}
							},
							{
								"box": {
									"id": "obj-19",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										590.0,
										395.0,
										56.0,
										22.0
									],
									"text": "s #0-row"
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
										30.0,
										380.0,
										480.0,
										34.0
									],
									"text": "p stems, p bases and p activations get 0, the buffer~ and the file, which are $1, $2 and $3 in their messages."
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
										4
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
									"midpoints": [
										362.0,
										190.0,
										39.5,
										190.0
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
										"obj-14",
										0
									],
									"midpoints": [
										569.5,
										247.0,
										259.5,
										247.0
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
										"obj-12",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-15",
										1
									],
									"midpoints": [
										109.75,
										194.0,
										25.0,
										194.0,
										25.0,
										302.0,
										105.0,
										302.0
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
										"obj-16",
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
										"obj-17",
										0
									],
									"midpoints": [
										246.83,
										224.0,
										246.83,
										281.0,
										429.5,
										281.0
									],
									"source": [
										"obj-12",
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
									"midpoints": [
										259.5,
										306.0,
										599.5,
										306.0
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
										2
									],
									"midpoints": [
										374.75,
										285.0,
										170.5,
										285.0
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
										1
									],
									"midpoints": [
										490.0,
										302.0,
										370.5,
										302.0
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
										1
									],
									"source": [
										"obj-14",
										3
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
							}
						]
					},
					"patching_rect": [
						708.0,
						330.0,
						46.0,
						22.0
					],
					"text": "p roles"
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
						"obj-11",
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
						"obj-8",
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
					"midpoints": [
						314.5,
						220.0,
						209.5,
						220.0
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
						"obj-11",
						0
					],
					"midpoints": [
						209.5,
						277.0,
						39.5,
						277.0
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
					"midpoints": [
						411.5,
						277.0,
						39.5,
						277.0
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
						"obj-15",
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
						"obj-12",
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
					"midpoints": [
						186.5,
						326.0,
						529.5,
						326.0
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
						"obj-20",
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
						"obj-21",
						0
					],
					"source": [
						"obj-11",
						3
					]
				}
			}
		]
	}
}
