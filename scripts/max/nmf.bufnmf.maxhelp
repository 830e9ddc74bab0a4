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
			1050.0,
			927.0
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
						144.0,
						40.0
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
						50.0,
						900.0,
						34.0
					],
					"text": "Takes a buffer~ apart into components by non-negative matrix factorisation: what sounds (bases), when it sounds (activations), how it sounds alone (stems). The work is done by nmfserver, a program beside Max: start it in a terminal with nmfserver serve."
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
						764.0,
						20.0
					],
					"text": "Sounds: buffer~ objects named by source, resynth, bases and activations. Results replace what the last three hold."
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
						180.0,
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
						220.0,
						125.0,
						129.0,
						22.0
					],
					"text": "buffer~ parts 1000"
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
						360.0,
						125.0,
						142.0,
						22.0
					],
					"text": "buffer~ spectra 1000"
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
						514.0,
						125.0,
						136.0,
						22.0
					],
					"text": "buffer~ shapes 1000"
				}
			},
			{
				"box": {
					"id": "obj-8",
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
						692.0,
						560.0,
						22.0
					],
					"text": "nmf.bufnmf sound @resynth parts @components 3 @numchans 1"
				}
			},
			{
				"box": {
					"id": "obj-9",
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
					"id": "obj-10",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						55.0,
						165.0,
						335.0,
						20.0
					],
					"text": "bang: run. While it runs another bang is refused."
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
						200.0,
						54.0,
						22.0
					],
					"text": "cancel"
				}
			},
			{
				"box": {
					"id": "obj-12",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						200.0,
						289.0,
						20.0
					],
					"text": "end the run; every buffer~ stays as it was"
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
						232.0,
						92.0,
						22.0
					],
					"text": "components 2"
				}
			},
			{
				"box": {
					"id": "obj-14",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						232.0,
						205.0,
						20.0
					],
					"text": "how many components; -1: found"
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
						264.0,
						98.0,
						22.0
					],
					"text": "iterations 50"
				}
			},
			{
				"box": {
					"id": "obj-16",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						264.0,
						308.0,
						20.0
					],
					"text": "rounds of plain updates; fast takes an eighth"
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
						296.0,
						54.0,
						22.0
					],
					"text": "seed 1"
				}
			},
			{
				"box": {
					"id": "obj-18",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						296.0,
						250.0,
						20.0
					],
					"text": "of the random start; -1: a fresh one"
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
						328.0,
						98.0,
						22.0
					],
					"text": "bases spectra"
				}
			},
			{
				"box": {
					"id": "obj-20",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						328.0,
						243.0,
						20.0
					],
					"text": "where the templates go; -1: nowhere"
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
						360.0,
						129.0,
						22.0
					],
					"text": "activations shapes"
				}
			},
			{
				"box": {
					"id": "obj-22",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						360.0,
						243.0,
						20.0
					],
					"text": "where the envelopes go; -1: nowhere"
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
						392.0,
						98.0,
						22.0
					],
					"text": "resynth parts"
				}
			},
			{
				"box": {
					"id": "obj-24",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						392.0,
						217.0,
						20.0
					],
					"text": "where the stems go; -1: nowhere"
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
						20.0,
						424.0,
						98.0,
						22.0
					],
					"text": "resynthmode 1"
				}
			},
			{
				"box": {
					"id": "obj-26",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						424.0,
						118.0,
						20.0
					],
					"text": "0: make no stems"
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
						480.0,
						200.0,
						85.0,
						22.0
					],
					"text": "basesmode 0"
				}
			},
			{
				"box": {
					"id": "obj-28",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						200.0,
						349.0,
						20.0
					],
					"text": "0 random start, 1 start from the buffer~, 2 keep it"
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
						480.0,
						232.0,
						73.0,
						22.0
					],
					"text": "actmode 0"
				}
			},
			{
				"box": {
					"id": "obj-30",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						232.0,
						335.0,
						20.0
					],
					"text": "the same for the activations; each its own: 2 2 0"
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
						480.0,
						264.0,
						174.0,
						22.0
					],
					"text": "fftsettings 1024 512 1024"
				}
			},
			{
				"box": {
					"id": "obj-32",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						264.0,
						355.0,
						20.0
					],
					"text": "window, hop and FFT; or windowsize, hopsize, fftsize"
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
						480.0,
						296.0,
						92.0,
						22.0
					],
					"text": "startframe 0"
				}
			},
			{
				"box": {
					"id": "obj-34",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						296.0,
						177.0,
						20.0
					],
					"text": "first frame of the source"
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
						480.0,
						328.0,
						92.0,
						22.0
					],
					"text": "numframes -1"
				}
			},
			{
				"box": {
					"id": "obj-36",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						328.0,
						190.0,
						20.0
					],
					"text": "how many; -1: up to the end"
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
						480.0,
						360.0,
						85.0,
						22.0
					],
					"text": "startchan 0"
				}
			},
			{
				"box": {
					"id": "obj-38",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						360.0,
						190.0,
						20.0
					],
					"text": "first channel of the source"
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
						480.0,
						392.0,
						79.0,
						22.0
					],
					"text": "numchans 1"
				}
			},
			{
				"box": {
					"id": "obj-40",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						392.0,
						197.0,
						20.0
					],
					"text": "how many; -1: up to the last"
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
						480.0,
						424.0,
						155.0,
						22.0
					],
					"text": "server 127.0.0.1 57200"
				}
			},
			{
				"box": {
					"id": "obj-42",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						424.0,
						276.0,
						20.0
					],
					"text": "where nmfserver listens, on this machine"
				}
			},
			{
				"box": {
					"id": "obj-43",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						652.0,
						900.0,
						20.0
					],
					"text": "port 21999 sets the port on which this object listens, from 20000 to 28999. It chooses one itself, another for each object, and a new one when it gets no answer."
				}
			},
			{
				"box": {
					"id": "obj-44",
					"maxclass": "button",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						"bang"
					],
					"patching_rect": [
						20.0,
						732.0,
						24.0,
						24.0
					]
				}
			},
			{
				"box": {
					"id": "obj-45",
					"maxclass": "flonum",
					"numinlets": 1,
					"numoutlets": 2,
					"outlettype": [
						"",
						"bang"
					],
					"patching_rect": [
						200.33333333333334,
						732.0,
						60.0,
						22.0
					]
				}
			},
			{
				"box": {
					"id": "obj-46",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						380.6666666666667,
						732.0,
						117.0,
						22.0
					],
					"text": "print nmf.bufnmf"
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
						561.0,
						764.0,
						85.0,
						22.0
					],
					"text": "prepend set"
				}
			},
			{
				"box": {
					"id": "obj-48",
					"linecount": 2,
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						561.0,
						796.0,
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
						760.0,
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
						200.33333333333334,
						760.0,
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
						380.6666666666667,
						760.0,
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
						651.0,
						732.0,
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
						844.0,
						1000.0,
						34.0
					],
					"text": "Everything can be an argument as well: nmf.bufnmf sound @resynth parts @components 3. Attributes have the names of fluid.bufnmf~; the word default takes one back, as in windowsize default. A stereo sound has its components one channel after the other: all of the left, then all of the right."
				}
			},
			{
				"box": {
					"id": "obj-54",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						20.0,
						887.0,
						408.0,
						20.0
					],
					"text": "Examples, in the same folder: drum-loop, seeding, envelopes."
				}
			},
			{
				"box": {
					"id": "obj-55",
					"maxclass": "newobj",
					"numinlets": 1,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						561.0,
						732.0,
						79.0,
						22.0
					],
					"text": "fromsymbol"
				}
			},
			{
				"box": {
					"id": "obj-56",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						456.0,
						86.0,
						22.0
					],
					"text": "solver fast"
				}
			},
			{
				"box": {
					"id": "obj-57",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						456.0,
						260.0,
						20.0
					],
					"text": "or mu: FluCoMa's own updates and seeds"
				}
			},
			{
				"box": {
					"id": "obj-58",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						480.0,
						456.0,
						79.0,
						22.0
					],
					"text": "order auto"
				}
			},
			{
				"box": {
					"id": "obj-59",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						456.0,
						322.0,
						20.0
					],
					"text": "of components: auto, pitch, energy, onset, none"
				}
			},
			{
				"box": {
					"id": "obj-60",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						488.0,
						92.0,
						22.0
					],
					"text": "tolerance -1"
				}
			},
			{
				"box": {
					"id": "obj-61",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						488.0,
						301.0,
						20.0
					],
					"text": "ends when it falls by less; -1: the solver's"
				}
			},
			{
				"box": {
					"id": "obj-62",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						480.0,
						488.0,
						92.0,
						22.0
					],
					"text": "stereo apart"
				}
			},
			{
				"box": {
					"id": "obj-63",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						488.0,
						301.0,
						20.0
					],
					"text": "apart, linked (the same envelopes) or paired"
				}
			},
			{
				"box": {
					"id": "obj-64",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						520.0,
						66.0,
						22.0
					],
					"text": "budget 0"
				}
			},
			{
				"box": {
					"id": "obj-65",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						520.0,
						226.0,
						20.0
					],
					"text": "seconds of computing; 0: no limit"
				}
			},
			{
				"box": {
					"id": "obj-66",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						480.0,
						520.0,
						98.0,
						22.0
					],
					"text": "components -1"
				}
			},
			{
				"box": {
					"id": "obj-67",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						520.0,
						295.0,
						20.0
					],
					"text": "their number is found, between the next two"
				}
			},
			{
				"box": {
					"id": "obj-68",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						552.0,
						66.0,
						22.0
					],
					"text": "starts 0"
				}
			},
			{
				"box": {
					"id": "obj-69",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						552.0,
						274.0,
						20.0
					],
					"text": "how many fast tries; 0: as many as usual"
				}
			},
			{
				"box": {
					"id": "obj-70",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						480.0,
						552.0,
						112.0,
						22.0
					],
					"text": "mincomponents 1"
				}
			},
			{
				"box": {
					"id": "obj-71",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						552.0,
						206.0,
						20.0
					],
					"text": "the least number that is found"
				}
			},
			{
				"box": {
					"id": "obj-72",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						584.0,
						92.0,
						22.0
					],
					"text": "preset drums"
				}
			},
			{
				"box": {
					"id": "obj-73",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						584.0,
						274.0,
						20.0
					],
					"text": "or voice, bass, melody, texture, default"
				}
			},
			{
				"box": {
					"id": "obj-74",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						480.0,
						584.0,
						118.0,
						22.0
					],
					"text": "maxcomponents 20"
				}
			},
			{
				"box": {
					"id": "obj-75",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						584.0,
						55.0,
						20.0
					],
					"text": "the most"
				}
			},
			{
				"box": {
					"id": "obj-76",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						20.0,
						616.0,
						118.0,
						22.0
					],
					"text": "templateframes 1"
				}
			},
			{
				"box": {
					"id": "obj-77",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						150.0,
						616.0,
						274.0,
						20.0
					],
					"text": "of a basis; more: a template with time"
				}
			},
			{
				"box": {
					"id": "obj-78",
					"maxclass": "message",
					"numinlets": 2,
					"numoutlets": 1,
					"outlettype": [
						""
					],
					"patching_rect": [
						480.0,
						616.0,
						79.0,
						22.0
					],
					"text": "sparsity 0"
				}
			},
			{
				"box": {
					"id": "obj-79",
					"maxclass": "comment",
					"numinlets": 1,
					"numoutlets": 0,
					"patching_rect": [
						660.0,
						616.0,
						343.0,
						20.0
					],
					"text": "of the activations: the more, the fewer each hit"
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
						"obj-9",
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
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-11",
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
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-13",
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
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-15",
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
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-17",
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
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-19",
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
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-21",
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
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-25",
						0
					],
					"midpoints": [
						29.5,
						446.0,
						29.5,
						448.0,
						29.5,
						452.0,
						16.0,
						452.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-27",
						0
					],
					"midpoints": [
						489.5,
						222.0,
						489.5,
						224.0,
						489.5,
						228.0,
						16.0,
						228.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-29",
						0
					],
					"midpoints": [
						489.5,
						254.0,
						489.5,
						256.0,
						489.5,
						260.0,
						16.0,
						260.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-31",
						0
					],
					"midpoints": [
						489.5,
						286.0,
						489.5,
						288.0,
						489.5,
						292.0,
						16.0,
						292.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-33",
						0
					],
					"midpoints": [
						489.5,
						318.0,
						489.5,
						320.0,
						489.5,
						324.0,
						16.0,
						324.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-35",
						0
					],
					"midpoints": [
						489.5,
						350.0,
						489.5,
						352.0,
						489.5,
						356.0,
						16.0,
						356.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-37",
						0
					],
					"midpoints": [
						489.5,
						382.0,
						489.5,
						384.0,
						489.5,
						388.0,
						16.0,
						388.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-39",
						0
					],
					"midpoints": [
						489.5,
						414.0,
						489.5,
						416.0,
						489.5,
						420.0,
						16.0,
						420.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-41",
						0
					],
					"midpoints": [
						489.5,
						446.0,
						489.5,
						448.0,
						489.5,
						452.0,
						16.0,
						452.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-8",
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
						"obj-8",
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
						"obj-8",
						2
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
						"obj-55",
						0
					],
					"source": [
						"obj-8",
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
						"obj-55",
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
						"obj-56",
						0
					],
					"midpoints": [
						29.5,
						478.0,
						29.5,
						480.0,
						29.5,
						484.0,
						16.0,
						484.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-58",
						0
					],
					"midpoints": [
						489.5,
						478.0,
						489.5,
						480.0,
						489.5,
						484.0,
						16.0,
						484.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-60",
						0
					],
					"midpoints": [
						29.5,
						510.0,
						29.5,
						512.0,
						29.5,
						516.0,
						16.0,
						516.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-62",
						0
					],
					"midpoints": [
						489.5,
						510.0,
						489.5,
						512.0,
						489.5,
						516.0,
						16.0,
						516.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-64",
						0
					],
					"midpoints": [
						29.5,
						542.0,
						29.5,
						544.0,
						29.5,
						548.0,
						16.0,
						548.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-66",
						0
					],
					"midpoints": [
						489.5,
						542.0,
						489.5,
						544.0,
						489.5,
						548.0,
						16.0,
						548.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-68",
						0
					],
					"midpoints": [
						29.5,
						574.0,
						29.5,
						576.0,
						29.5,
						580.0,
						16.0,
						580.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-70",
						0
					],
					"midpoints": [
						489.5,
						574.0,
						489.5,
						576.0,
						489.5,
						580.0,
						16.0,
						580.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-72",
						0
					],
					"midpoints": [
						29.5,
						606.0,
						29.5,
						608.0,
						29.5,
						612.0,
						16.0,
						612.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-74",
						0
					],
					"midpoints": [
						489.5,
						606.0,
						489.5,
						608.0,
						489.5,
						612.0,
						16.0,
						612.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-76",
						0
					],
					"midpoints": [
						29.5,
						638.0,
						29.5,
						640.0,
						29.5,
						644.0,
						16.0,
						644.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
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
						"obj-78",
						0
					],
					"midpoints": [
						489.5,
						638.0,
						489.5,
						640.0,
						489.5,
						644.0,
						16.0,
						644.0,
						16.0,
						688.0,
						29.5,
						688.0,
						29.5,
						690.0,
						29.5,
						692.0
					]
				}
			}
		]
	}
}
