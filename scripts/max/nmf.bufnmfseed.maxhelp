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
			715.0
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
						216.0,
						40.0
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
						50.0,
						960.0,
						34.0
					],
					"text": "Finds bases and activations for nmf.bufnmf to start from: singular values tell how many components a sound has, singular vectors what they may be. The work is done by nmfserver, a program beside Max: start it in a terminal with nmfserver serve."
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
					"text": "Sounds: buffer~ objects named by source, bases and activations. Results replace what the last two hold."
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
						143.0,
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
						374.0,
						125.0,
						137.0,
						22.0
					],
					"text": "buffer~ shapes 1000"
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
						93.0,
						22.0
					],
					"text": "coverage 0.5"
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
						307.0,
						20.0
					],
					"text": "the part of all singular values that is wanted"
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
						112.0,
						22.0
					],
					"text": "mincomponents 1"
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
						118.0,
						20.0
					],
					"text": "at least so many"
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
						112.0,
						22.0
					],
					"text": "maxcomponents 6"
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
						112.0,
						20.0
					],
					"text": "at most so many"
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
					"text": "method nmfsvd"
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
						193.0,
						20.0
					],
					"text": "or nndsvdar, nndsvda, nndsvd"
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
						67.0,
						22.0
					],
					"text": "method 0"
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
						212.0,
						20.0
					],
					"text": "the same by its number: 0 1 2 3"
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
						20.0,
						392.0,
						55.0,
						22.0
					],
					"text": "seed 1"
				}
			},
			{
				"box": {
					"id": "obj-22",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						392.0,
						250.0,
						20.0
					],
					"text": "of the numbers of nndsvdar; -1: fresh"
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
						20.0,
						424.0,
						99.0,
						22.0
					],
					"text": "bases spectra"
				}
			},
			{
				"box": {
					"id": "obj-24",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						424.0,
						212.0,
						20.0
					],
					"text": "where the bases go; -1: nowhere"
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
						200.0,
						130.0,
						22.0
					],
					"text": "activations shapes"
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
						200.0,
						250.0,
						20.0
					],
					"text": "where the activations go; -1: nowhere"
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
						232.0,
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
						232.0,
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
						264.0,
						93.0,
						22.0
					],
					"text": "startframe 0"
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
						264.0,
						174.0,
						20.0
					],
					"text": "first frame of the source"
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
						296.0,
						93.0,
						22.0
					],
					"text": "numframes -1"
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
						296.0,
						187.0,
						20.0
					],
					"text": "how many; -1: up to the end"
				}
			},
			{
				"box": {
					"id": "obj-33",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						510.0,
						328.0,
						86.0,
						22.0
					],
					"text": "startchan 0"
				}
			},
			{
				"box": {
					"id": "obj-34",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						328.0,
						187.0,
						20.0
					],
					"text": "first channel of the source"
				}
			},
			{
				"box": {
					"id": "obj-35",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						510.0,
						360.0,
						80.0,
						22.0
					],
					"text": "numchans 1"
				}
			},
			{
				"box": {
					"id": "obj-36",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						360.0,
						193.0,
						20.0
					],
					"text": "how many; -1: up to the last"
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
						510.0,
						392.0,
						74.0,
						22.0
					],
					"text": "flucoma 0"
				}
			},
			{
				"box": {
					"id": "obj-38",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						392.0,
						174.0,
						20.0
					],
					"text": "1: FluCoMa's very numbers"
				}
			},
			{
				"box": {
					"id": "obj-39",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						510.0,
						424.0,
						156.0,
						22.0
					],
					"text": "server 127.0.0.1 57200"
				}
			},
			{
				"box": {
					"id": "obj-40",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						424.0,
						269.0,
						20.0
					],
					"text": "where nmfserver listens, on this machine"
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
						20.0,
						460.0,
						980.0,
						34.0
					],
					"text": "Everything can be an argument as well. The word default takes an attribute back, as in windowsize default. port 21999 sets the port on which this object listens, from 20000 to 28999; it chooses one itself."
				}
			},
			{
				"box": {
					"id": "obj-42",
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
						516.0,
						580.0,
						22.0
					],
					"text": "nmf.bufnmfseed sound @bases spectra @activations shapes @maxcomponents 6 @numchans 1"
				}
			},
			{
				"box": {
					"id": "obj-43",
					"maxclass": "button",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						20.0,
						556.0,
						24.0,
						24.0
					]
				}
			},
			{
				"box": {
					"id": "obj-44",
					"maxclass": "flonum",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						207.0,
						556.0,
						60.0,
						22.0
					]
				}
			},
			{
				"box": {
					"id": "obj-45",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						394.0,
						556.0,
						143.0,
						22.0
					],
					"text": "print nmf.bufnmfseed"
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
						581.0,
						556.0,
						80.0,
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
						581.0,
						588.0,
						86.0,
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
						581.0,
						620.0,
						420.0,
						34.0
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
						20.0,
						584.0,
						61.0,
						20.0
					],
					"text": "1  done"
				}
			},
			{
				"box": {
					"id": "obj-50",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						207.0,
						584.0,
						86.0,
						20.0
					],
					"text": "2  progress"
				}
			},
			{
				"box": {
					"id": "obj-51",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						394.0,
						584.0,
						124.0,
						20.0
					],
					"text": "3  facts: console"
				}
			},
			{
				"box": {
					"id": "obj-52",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						671.0,
						556.0,
						74.0,
						20.0
					],
					"text": "4  errors"
				}
			},
			{
				"box": {
					"id": "obj-53",
					"linecount": 2,
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						661.0,
						980.0,
						34.0
					],
					"text": "Attributes have the names of fluid.bufnmfseed~. In nmf.bufnmf, name the same buffer~ objects, with basesmode 1, actmode 1 and the number of components that the facts tell."
				}
			}
		],
		"lines": [
			{
				"patchline": {
					"destination": [
						"obj-42",
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-19",
						0
					],
					"midpoints": [
						29.5,
						382.0,
						29.5,
						384.0,
						29.5,
						388.0,
						16.0,
						388.0,
						16.0,
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-21",
						0
					],
					"midpoints": [
						29.5,
						414.0,
						29.5,
						416.0,
						29.5,
						420.0,
						16.0,
						420.0,
						16.0,
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-23",
						0
					],
					"midpoints": [
						29.5,
						446.0,
						29.5,
						448.0,
						29.5,
						456.0,
						16.0,
						456.0,
						16.0,
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-25",
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-27",
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-29",
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-31",
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
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						519.5,
						350.0,
						519.5,
						352.0,
						519.5,
						356.0,
						16.0,
						356.0,
						16.0,
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-35",
						0
					],
					"midpoints": [
						519.5,
						382.0,
						519.5,
						384.0,
						519.5,
						388.0,
						16.0,
						388.0,
						16.0,
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-37",
						0
					],
					"midpoints": [
						519.5,
						414.0,
						519.5,
						416.0,
						519.5,
						420.0,
						16.0,
						420.0,
						16.0,
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-39",
						0
					],
					"midpoints": [
						519.5,
						446.0,
						519.5,
						448.0,
						519.5,
						456.0,
						16.0,
						456.0,
						16.0,
						512.0,
						29.5,
						512.0,
						29.5,
						514.0,
						29.5,
						516.0
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
						"obj-42",
						1
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
						2
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
						"obj-42",
						3
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
					"source": [
						"obj-47",
						0
					]
				}
			}
		]
	}
}
