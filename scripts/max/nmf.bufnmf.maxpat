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
			760.0,
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
					"fontsize": 16.0,
					"id": "obj-1",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						12.0,
						596.0,
						27.0
					],
					"text": "nmf.bufnmf takes a buffer~ apart into components, with nmfserver"
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
						700.0,
						48.0
					],
					"text": "Stems, bases and activations go to buffer~ objects. nmf.job does what all objects of this family do; p names has the attributes, p roles the steps that a buffer~ needs."
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
						110.0,
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
						200.0,
						110.0,
						120.0,
						22.0
					],
					"text": "patcherargs"
				}
			},
			{
				"box": {
					"id": "obj-5",
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
						150.0,
						124.0,
						22.0
					],
					"text": "route bang symbol"
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
						200.0,
						190.0,
						105.0,
						22.0
					],
					"text": "prepend source"
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
						345.0,
						150.0,
						80.0,
						22.0
					],
					"text": "route done"
				}
			},
			{
				"box": {
					"id": "obj-8",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						435.0,
						150.0,
						219.0,
						20.0
					],
					"text": "arguments: a source, @attributes"
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
						260.0,
						420.0,
						22.0
					],
					"text": "nmf.job #0 /bufnmf nmf.bufnmf 3"
				}
			},
			{
				"box": {
					"comment": "bang: the results are there",
					"id": "obj-10",
					"index": 1,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						30.0,
						320.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "progress from 0 to 1",
					"id": "obj-11",
					"index": 2,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						160.0,
						320.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "facts",
					"id": "obj-12",
					"index": 3,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						290.0,
						320.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"comment": "errors",
					"id": "obj-13",
					"index": 4,
					"maxclass": "outlet",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						420.0,
						320.0,
						30.0,
						30.0
					]
				}
			},
			{
				"box": {
					"id": "obj-14",
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
										15.0,
										360.0,
										20.0
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
										74.0,
										22.0
									],
									"text": "r #0-word"
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
										95.0,
										560.0,
										50.0
									],
									"text": "regexp ^@?(source|startframe|numframes|startchan|numchans|resynth|resynthmode|bases|basesmode|activations|actmode|components|iterations|seed|windowsize|hopsize|fftsize|fftsettings|solver|tolerance|budget|starts|order|stereo|preset|mincomponents|maxcomponents|templateframes|sparsity)$ %1"
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
										190.0,
										67.0,
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
										190.0,
										93.0,
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
						540.0,
						220.0,
						61.0,
						22.0
					],
					"text": "p names"
				}
			},
			{
				"box": {
					"id": "obj-15",
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
							1260.0,
							692.0
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
									"id": "obj-23",
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
										370.0,
										85.0,
										262.0,
										22.0
									],
									"text": "route source resynth bases activations"
								}
							},
							{
								"box": {
									"id": "obj-24",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										562.0,
										120.0,
										48.0,
										22.0
									],
									"text": "t l l"
								}
							},
							{
								"box": {
									"id": "obj-25",
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
										330.0,
										160.0,
										236.0,
										22.0
									],
									"text": "route resynthmode basesmode actmode"
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
										30.0,
										160.0,
										117.0,
										22.0
									],
									"text": "prepend merge 40"
								}
							},
							{
								"box": {
									"id": "obj-27",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										330.0,
										190.0,
										41.0,
										22.0
									],
									"text": "!= 0"
								}
							},
							{
								"box": {
									"id": "obj-28",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										330.0,
										220.0,
										35.0,
										22.0
									],
									"text": "+ 1"
								}
							},
							{
								"box": {
									"id": "obj-29",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										"int"
									],
									"patching_rect": [
										400.0,
										220.0,
										35.0,
										22.0
									],
									"text": "+ 1"
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
										470.0,
										220.0,
										35.0,
										22.0
									],
									"text": "+ 1"
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
										640.0,
										80.0,
										236.0,
										22.0
									],
									"text": "source, resynth, bases, activations"
								}
							},
							{
								"box": {
									"id": "obj-43",
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
										640.0,
										265.0,
										400.0,
										22.0
									],
									"text": "route source resynth bases activations"
								}
							},
							{
								"box": {
									"id": "obj-47",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 2,
									"outlettype": [
										"",
										""
									],
									"patching_rect": [
										200.0,
										320.0,
										80.0,
										22.0
									],
									"text": "gate 2 2"
								}
							},
							{
								"box": {
									"id": "obj-48",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 3,
									"outlettype": [
										"",
										"",
										""
									],
									"patching_rect": [
										400.0,
										320.0,
										120.0,
										22.0
									],
									"text": "gate 3 1"
								}
							},
							{
								"box": {
									"id": "obj-49",
									"maxclass": "newobj",
									"numinlets": 2,
									"numoutlets": 3,
									"outlettype": [
										"",
										"",
										""
									],
									"patching_rect": [
										820.0,
										320.0,
										120.0,
										22.0
									],
									"text": "gate 3 1"
								}
							},
							{
								"box": {
									"id": "obj-50",
									"linecount": 3,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										450.0,
										280.0,
										50.0
									],
									"text": "merge 40 source $3, 10 sound $2, 20 write $3 $2, 30 send /b_allocRead $3 $3, 60 send /b_free $3"
								}
							},
							{
								"box": {
									"id": "obj-51",
									"linecount": 3,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										30.0,
										520.0,
										280.0,
										50.0
									],
									"text": "merge 40 resynthfile $3, 11 exists $2, 80 read $3 $2"
								}
							},
							{
								"box": {
									"id": "obj-52",
									"linecount": 2,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										400.0,
										370.0,
										380.0,
										36.0
									],
									"text": "merge 40 basesfile $3, 12 exists $2, 81 read $3 $2"
								}
							},
							{
								"box": {
									"id": "obj-53",
									"linecount": 3,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										400.0,
										430.0,
										380.0,
										50.0
									],
									"text": "merge 40 bases $3 basesfile $3, 12 sound $2, 21 write $3 $2, 31 send /b_allocRead $3 $3, 62 send /b_free $3, 81 read $3 $2"
								}
							},
							{
								"box": {
									"id": "obj-54",
									"linecount": 2,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										400.0,
										510.0,
										380.0,
										36.0
									],
									"text": "merge 40 bases $3, 12 sound $2, 21 write $3 $2, 31 send /b_allocRead $3 $3, 62 send /b_free $3"
								}
							},
							{
								"box": {
									"id": "obj-55",
									"linecount": 2,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										820.0,
										370.0,
										380.0,
										36.0
									],
									"text": "merge 40 activationsfile $3, 13 exists $2, 82 read $3 $2"
								}
							},
							{
								"box": {
									"id": "obj-56",
									"linecount": 3,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										820.0,
										430.0,
										380.0,
										50.0
									],
									"text": "merge 40 activations $3 activationsfile $3, 13 sound $2, 22 write $3 $2, 32 send /b_allocRead $3 $3, 63 send /b_free $3, 82 read $3 $2"
								}
							},
							{
								"box": {
									"id": "obj-57",
									"linecount": 2,
									"maxclass": "message",
									"numinlets": 2,
									"numoutlets": 1,
									"outlettype": [
										""
									],
									"patching_rect": [
										820.0,
										510.0,
										380.0,
										36.0
									],
									"text": "merge 40 activations $3, 13 sound $2, 22 write $3 $2, 32 send /b_allocRead $3 $3, 63 send /b_free $3"
								}
							},
							{
								"box": {
									"id": "obj-58",
									"linecount": 2,
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										30.0,
										396.0,
										340.0,
										34.0
									],
									"text": "$2 is the buffer~, $3 the file and the buffer on the server"
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
										400.0,
										560.0,
										560.0,
										34.0
									],
									"text": "mode 0 takes the result back, 1 sends what is there and takes the result back, 2 only sends. The server writes results into the files itself"
								}
							},
							{
								"box": {
									"id": "obj-64",
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
														187.0,
														139.5,
														188.0,
														139.5,
														196.0,
														26.0,
														196.0,
														26.0,
														236.0,
														80.5,
														236.0,
														80.5,
														238.0,
														80.5,
														240.0
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
										400.0,
										190.0,
										50.0,
										22.0
									],
									"text": "p way"
								}
							},
							{
								"box": {
									"id": "obj-65",
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
														187.0,
														139.5,
														188.0,
														139.5,
														196.0,
														26.0,
														196.0,
														26.0,
														236.0,
														80.5,
														236.0,
														80.5,
														238.0,
														80.5,
														240.0
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
										470.0,
										190.0,
										50.0,
										22.0
									],
									"text": "p way"
								}
							},
							{
								"box": {
									"id": "obj-1",
									"maxclass": "comment",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										20.0,
										10.0,
										1100.0,
										20.0
									],
									"text": "The rows of a run: what each buffer~ needs. Sounds are written into files, which the server reads; results are written by the server, and read from their files. Of results the server writes the files itself."
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
										640.0,
										50.0,
										80.0,
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
									"numoutlets": 0,
									"patching_rect": [
										640.0,
										115.0,
										74.0,
										22.0
									],
									"text": "s #0-name"
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
										370.0,
										45.0,
										105.0,
										22.0
									],
									"text": "r #0-attribute"
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
										640.0,
										225.0,
										74.0,
										22.0
									],
									"text": "r #0-role"
								}
							},
							{
								"box": {
									"id": "obj-6",
									"maxclass": "newobj",
									"numinlets": 1,
									"numoutlets": 0,
									"patching_rect": [
										340.0,
										650.0,
										67.0,
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
										"obj-24",
										0
									],
									"source": [
										"obj-23",
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
										"obj-25",
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
										"obj-47",
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
										"obj-48",
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
										"obj-49",
										0
									],
									"source": [
										"obj-30",
										0
									],
									"midpoints": [
										479.5,
										242.0,
										479.5,
										244.0,
										479.5,
										316.0,
										829.5,
										316.0,
										829.5,
										318.0,
										829.5,
										320.0
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
										"obj-43",
										0
									],
									"midpoints": [
										649.5,
										287.0,
										649.5,
										288.0,
										649.5,
										366.0,
										374.0,
										366.0,
										374.0,
										446.0,
										39.5,
										446.0,
										39.5,
										448.0,
										39.5,
										450.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-47",
										1
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
										"obj-48",
										1
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
										"obj-49",
										1
									],
									"source": [
										"obj-43",
										3
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
										"obj-47",
										1
									],
									"midpoints": [
										270.5,
										342.0,
										270.5,
										344.0,
										270.5,
										392.0,
										26.0,
										392.0,
										26.0,
										516.0,
										39.5,
										516.0,
										39.5,
										518.0,
										39.5,
										520.0
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
										"obj-48",
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
										"obj-48",
										1
									],
									"midpoints": [
										460.0,
										342.0,
										460.0,
										344.0,
										460.0,
										364.0,
										396.0,
										364.0,
										396.0,
										426.0,
										409.5,
										426.0,
										409.5,
										428.0,
										409.5,
										430.0
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
										"obj-48",
										2
									],
									"midpoints": [
										510.5,
										342.0,
										510.5,
										344.0,
										510.5,
										362.0,
										394.0,
										362.0,
										394.0,
										506.0,
										409.5,
										506.0,
										409.5,
										508.0,
										409.5,
										510.0
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
										"obj-49",
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
										"obj-49",
										1
									],
									"midpoints": [
										880.0,
										342.0,
										880.0,
										344.0,
										880.0,
										366.0,
										816.0,
										366.0,
										816.0,
										426.0,
										829.5,
										426.0,
										829.5,
										428.0,
										829.5,
										430.0
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
										"obj-49",
										2
									],
									"midpoints": [
										930.5,
										342.0,
										930.5,
										344.0,
										930.5,
										364.0,
										814.0,
										364.0,
										814.0,
										506.0,
										829.5,
										506.0,
										829.5,
										508.0,
										829.5,
										510.0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-64",
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
										"obj-29",
										0
									],
									"source": [
										"obj-64",
										0
									]
								}
							},
							{
								"patchline": {
									"destination": [
										"obj-65",
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
										"obj-30",
										0
									],
									"source": [
										"obj-65",
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
										"obj-31",
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
										"obj-4",
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
										"obj-26",
										0
									],
									"midpoints": [
										39.5,
										182.0,
										39.5,
										184.0,
										39.5,
										390.0,
										24.0,
										390.0,
										24.0,
										646.0,
										349.5,
										646.0,
										349.5,
										648.0,
										349.5,
										650.0
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
										"obj-50",
										0
									],
									"midpoints": [
										39.5,
										500.0,
										39.5,
										502.0,
										39.5,
										514.0,
										349.5,
										514.0,
										349.5,
										648.0,
										349.5,
										650.0
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
										"obj-51",
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
										"obj-52",
										0
									],
									"midpoints": [
										409.5,
										406.0,
										409.5,
										408.0,
										409.5,
										424.0,
										376.0,
										424.0,
										376.0,
										646.0,
										349.5,
										646.0,
										349.5,
										648.0,
										349.5,
										650.0
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
										"obj-53",
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
										"obj-54",
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
										"obj-55",
										0
									],
									"midpoints": [
										829.5,
										406.0,
										829.5,
										408.0,
										829.5,
										424.0,
										376.0,
										424.0,
										376.0,
										646.0,
										349.5,
										646.0,
										349.5,
										648.0,
										349.5,
										650.0
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
										"obj-56",
										0
									],
									"midpoints": [
										829.5,
										480.0,
										829.5,
										482.0,
										829.5,
										504.0,
										349.5,
										504.0,
										349.5,
										648.0,
										349.5,
										650.0
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
										"obj-57",
										0
									],
									"midpoints": [
										829.5,
										546.0,
										829.5,
										548.0,
										829.5,
										556.0,
										349.5,
										556.0,
										349.5,
										648.0,
										349.5,
										650.0
									]
								}
							}
						]
					},
					"patching_rect": [
						640.0,
						220.0,
						61.0,
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
						"obj-4",
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
						2
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
					],
					"midpoints": [
						415.5,
						172.0,
						415.5,
						174.0,
						415.5,
						256.0,
						39.5,
						256.0,
						39.5,
						258.0,
						39.5,
						260.0
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
						"obj-9",
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
						"obj-9",
						3
					]
				}
			}
		]
	}
}
