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
			1040.0,
			651.0
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
					"fontsize": 24.0,
					"id": "obj-1",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						10.0,
						230.0,
						40.0
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
						50.0,
						960.0,
						34.0
					],
					"text": "Makes a sound of the frames of another one: each frame of the target becomes a sum of frames of the source. The work is done by nmfserver, a program beside Max: start it in a terminal with nmfserver serve."
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
						95.0,
						960.0,
						20.0
					],
					"text": "Sounds: buffer~ objects named by source, target and output. The result replaces what the last one holds."
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
						20.0,
						125.0,
						181.0,
						22.0
					],
					"text": "buffer~ sound drumLoop.aif"
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
						216.0,
						125.0,
						168.0,
						22.0
					],
					"text": "buffer~ voice jongly.aif"
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
						399.0,
						125.0,
						137.0,
						22.0
					],
					"text": "buffer~ mosaic 1000"
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
						20.0,
						165.0,
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
						55.0,
						165.0,
						326.0,
						20.0
					],
					"text": "bang: run. While it runs another bang is refused."
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
						20.0,
						200.0,
						55.0,
						22.0
					],
					"text": "cancel"
				}
			},
			{
				"box": {
					"id": "obj-10",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						200.0,
						282.0,
						20.0
					],
					"text": "end the run; every buffer~ stays as it was"
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
						20.0,
						232.0,
						105.0,
						22.0
					],
					"text": "timesparsity 7"
				}
			},
			{
				"box": {
					"id": "obj-12",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						232.0,
						238.0,
						20.0
					],
					"text": "frames in which a frame stands once"
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
						20.0,
						264.0,
						93.0,
						22.0
					],
					"text": "polyphony 11"
				}
			},
			{
				"box": {
					"id": "obj-14",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						264.0,
						206.0,
						20.0
					],
					"text": "frames of the source at a time"
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
						20.0,
						296.0,
						93.0,
						22.0
					],
					"text": "continuity 7"
				}
			},
			{
				"box": {
					"id": "obj-16",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						296.0,
						206.0,
						20.0
					],
					"text": "frames that follow as they did"
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
						20.0,
						328.0,
						99.0,
						22.0
					],
					"text": "iterations 10"
				}
			},
			{
				"box": {
					"id": "obj-18",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						328.0,
						206.0,
						20.0
					],
					"text": "rounds in which they are found"
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
						20.0,
						360.0,
						93.0,
						22.0
					],
					"text": "phase source"
				}
			},
			{
				"box": {
					"id": "obj-20",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						360.0,
						99.0,
						20.0
					],
					"text": "or griffinlim"
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
						510.0,
						200.0,
						93.0,
						22.0
					],
					"text": "target voice"
				}
			},
			{
				"box": {
					"id": "obj-22",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						200.0,
						174.0,
						20.0
					],
					"text": "the sound that is rebuilt"
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
						510.0,
						232.0,
						99.0,
						22.0
					],
					"text": "output mosaic"
				}
			},
			{
				"box": {
					"id": "obj-24",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						232.0,
						130.0,
						20.0
					],
					"text": "what becomes of it"
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
						264.0,
						55.0,
						22.0
					],
					"text": "seed 1"
				}
			},
			{
				"box": {
					"id": "obj-26",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						264.0,
						256.0,
						20.0
					],
					"text": "of the phases of griffinlim; -1: fresh"
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
						510.0,
						296.0,
						174.0,
						22.0
					],
					"text": "fftsettings 1024 512 1024"
				}
			},
			{
				"box": {
					"id": "obj-28",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						296.0,
						238.0,
						20.0
					],
					"text": "all of windowsize, hopsize, fftsize"
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
						510.0,
						328.0,
						74.0,
						22.0
					],
					"text": "flucoma 0"
				}
			},
			{
				"box": {
					"id": "obj-30",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						328.0,
						149.0,
						20.0
					],
					"text": "1: FluCoMa's very way"
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
						510.0,
						360.0,
						156.0,
						22.0
					],
					"text": "server 127.0.0.1 57200"
				}
			},
			{
				"box": {
					"id": "obj-32",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						360.0,
						269.0,
						20.0
					],
					"text": "where nmfserver listens, on this machine"
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
						20.0,
						396.0,
						980.0,
						34.0
					],
					"text": "Everything can be an argument as well. The word default takes an attribute back, as in windowsize default. port 21999 sets the port on which this object listens, from 20000 to 28999; it chooses one itself."
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
						20.0,
						452.0,
						580.0,
						22.0
					],
					"text": "nmf.bufnmfcross sound @target voice @output mosaic @iterations 10"
				}
			},
			{
				"box": {
					"id": "obj-35",
					"maxclass": "button",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						20.0,
						492.0,
						24.0,
						24.0
					]
				}
			},
			{
				"box": {
					"id": "obj-36",
					"maxclass": "flonum",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						207.0,
						492.0,
						60.0,
						22.0
					]
				}
			},
			{
				"box": {
					"id": "obj-37",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						394.0,
						492.0,
						149.0,
						22.0
					],
					"text": "print nmf.bufnmfcross"
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
						581.0,
						492.0,
						80.0,
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
						581.0,
						524.0,
						86.0,
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
						581.0,
						556.0,
						420.0,
						34.0
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
						20.0,
						520.0,
						61.0,
						20.0
					],
					"text": "1  done"
				}
			},
			{
				"box": {
					"id": "obj-42",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						207.0,
						520.0,
						86.0,
						20.0
					],
					"text": "2  progress"
				}
			},
			{
				"box": {
					"id": "obj-43",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						394.0,
						520.0,
						124.0,
						20.0
					],
					"text": "3  facts: console"
				}
			},
			{
				"box": {
					"id": "obj-44",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						671.0,
						492.0,
						74.0,
						20.0
					],
					"text": "4  errors"
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
						20.0,
						597.0,
						980.0,
						34.0
					],
					"text": "Attributes have the names of fluid.bufnmfcross~. The output has the length, the channels and the sample rate of the target."
				}
			}
		],
		"lines": [
			{
				"patchline": {
					"destination": [
						"obj-34",
						0
					],
					"source": [
						"obj-7",
						0
					],
					"midpoints": [
						29.5,
						189.0,
						29.5,
						190.0,
						29.5,
						196.0,
						16.0,
						196.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-9",
						0
					],
					"midpoints": [
						29.5,
						222.0,
						29.5,
						224.0,
						29.5,
						228.0,
						16.0,
						228.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-11",
						0
					],
					"midpoints": [
						29.5,
						254.0,
						29.5,
						256.0,
						29.5,
						260.0,
						16.0,
						260.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-13",
						0
					],
					"midpoints": [
						29.5,
						286.0,
						29.5,
						288.0,
						29.5,
						292.0,
						16.0,
						292.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-15",
						0
					],
					"midpoints": [
						29.5,
						318.0,
						29.5,
						320.0,
						29.5,
						324.0,
						16.0,
						324.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-17",
						0
					],
					"midpoints": [
						29.5,
						350.0,
						29.5,
						352.0,
						29.5,
						356.0,
						16.0,
						356.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-19",
						0
					],
					"midpoints": [
						29.5,
						382.0,
						29.5,
						384.0,
						29.5,
						392.0,
						16.0,
						392.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-21",
						0
					],
					"midpoints": [
						519.5,
						222.0,
						519.5,
						224.0,
						519.5,
						228.0,
						16.0,
						228.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-23",
						0
					],
					"midpoints": [
						519.5,
						254.0,
						519.5,
						256.0,
						519.5,
						260.0,
						16.0,
						260.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-25",
						0
					],
					"midpoints": [
						519.5,
						286.0,
						519.5,
						288.0,
						519.5,
						292.0,
						16.0,
						292.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-27",
						0
					],
					"midpoints": [
						519.5,
						318.0,
						519.5,
						320.0,
						519.5,
						324.0,
						16.0,
						324.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						519.5,
						350.0,
						519.5,
						352.0,
						519.5,
						356.0,
						16.0,
						356.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-31",
						0
					],
					"midpoints": [
						519.5,
						382.0,
						519.5,
						384.0,
						519.5,
						392.0,
						16.0,
						392.0,
						16.0,
						448.0,
						29.5,
						448.0,
						29.5,
						450.0,
						29.5,
						452.0
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
						"obj-36",
						0
					],
					"source": [
						"obj-34",
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
						"obj-34",
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
						"obj-34",
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
						"obj-40",
						0
					],
					"source": [
						"obj-39",
						0
					]
				}
			}
		]
	}
}
