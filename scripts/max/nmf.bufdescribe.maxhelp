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
			600.0
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
						50.0,
						960.0,
						34.0
					],
					"text": "Measures components: of each channel its share, level, centroid, spread, flatness, pitch and how sure it is, the channel that it is most alike, their correlation, and its onsets. The work is done by nmfserver, a program beside Max: start it in a terminal with nmfserver serve."
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
					"text": "Sounds: buffer~ objects named by source, or by bases and activations; and by destination. The result replaces what the last one holds."
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
						149.0,
						22.0
					],
					"text": "buffer~ measures 1000"
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
						20.0,
						165.0,
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
					"id": "obj-8",
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
					"id": "obj-9",
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
					"id": "obj-10",
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
					"text": "source sound"
				}
			},
			{
				"box": {
					"id": "obj-11",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						232.0,
						269.0,
						20.0
					],
					"text": "a sound, or stems: a component a channel"
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
						20.0,
						264.0,
						93.0,
						22.0
					],
					"text": "components 1"
				}
			},
			{
				"box": {
					"id": "obj-13",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						264.0,
						294.0,
						20.0
					],
					"text": "of each channel of the sound that came apart"
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
						20.0,
						296.0,
						130.0,
						22.0
					],
					"text": "components default"
				}
			},
			{
				"box": {
					"id": "obj-15",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						180.0,
						296.0,
						193.0,
						20.0
					],
					"text": "every channel is a component"
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
						510.0,
						200.0,
						143.0,
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
						700.0,
						200.0,
						231.0,
						20.0
					],
					"text": "where the measures go; -1: nowhere"
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
					"id": "obj-19",
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
					"id": "obj-20",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						510.0,
						264.0,
						105.0,
						22.0
					],
					"text": "destination -1"
				}
			},
			{
				"box": {
					"id": "obj-21",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						700.0,
						264.0,
						105.0,
						20.0
					],
					"text": "only tell them"
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
						510.0,
						296.0,
						156.0,
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
						700.0,
						296.0,
						269.0,
						20.0
					],
					"text": "where nmfserver listens, on this machine"
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
						20.0,
						332.0,
						980.0,
						34.0
					],
					"text": "Everything can be an argument as well. The word default takes an attribute back, as in windowsize default. port 21999 sets the port on which this object listens, from 20000 to 28999; it chooses one itself."
				}
			},
			{
				"box": {
					"id": "obj-25",
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
						388.0,
						580.0,
						22.0
					],
					"text": "nmf.bufdescribe sound @destination measures"
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
						20.0,
						428.0,
						24.0,
						24.0
					]
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
						207.0,
						428.0,
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
						394.0,
						428.0,
						149.0,
						22.0
					],
					"text": "print nmf.bufdescribe"
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
						581.0,
						428.0,
						80.0,
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
						581.0,
						460.0,
						86.0,
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
						581.0,
						492.0,
						420.0,
						34.0
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
						20.0,
						456.0,
						61.0,
						20.0
					],
					"text": "1  done"
				}
			},
			{
				"box": {
					"id": "obj-33",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						207.0,
						456.0,
						86.0,
						20.0
					],
					"text": "2  progress"
				}
			},
			{
				"box": {
					"id": "obj-34",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						394.0,
						456.0,
						124.0,
						20.0
					],
					"text": "3  facts: console"
				}
			},
			{
				"box": {
					"id": "obj-35",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						671.0,
						428.0,
						74.0,
						20.0
					],
					"text": "4  errors"
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
						20.0,
						533.0,
						980.0,
						34.0
					],
					"text": "Facts: component, its number and its measures in that order, number of onsets last; onsets, the number, the first one and their times; then components, seconds. Instead of a source: bases and activations of nmf.bufnmf, or one of both."
				}
			}
		],
		"lines": [
			{
				"patchline": {
					"destination": [
						"obj-25",
						0
					],
					"source": [
						"obj-6",
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
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						"obj-8",
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
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						"obj-10",
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
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						"obj-12",
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
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						"obj-14",
						0
					],
					"midpoints": [
						29.5,
						318.0,
						29.5,
						320.0,
						29.5,
						328.0,
						16.0,
						328.0,
						16.0,
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						"obj-16",
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
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						"obj-18",
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
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						"obj-22",
						0
					],
					"midpoints": [
						519.5,
						318.0,
						519.5,
						320.0,
						519.5,
						328.0,
						16.0,
						328.0,
						16.0,
						384.0,
						29.5,
						384.0,
						29.5,
						386.0,
						29.5,
						388.0
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
						"obj-25",
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
						"obj-25",
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
						"obj-25",
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
			}
		]
	}
}
