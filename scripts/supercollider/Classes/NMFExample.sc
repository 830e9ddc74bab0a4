// A drum loop to try things with, for those who have no sound file at hand: kick, snare and hi-hat, 4 seconds, mono.

NMFExample {
	classvar <sampleRate = 44100;

	*drumLoop { |server, action|
		^Buffer.loadCollection(server ? Server.default, this.samples, 1, action)
	}

	*samples {
		var loop = Signal.newClear(4 * sampleRate);
		this.prAdd(loop, this.prKick, [0, 0.75, 1, 2, 2.5, 3]);
		this.prAdd(loop, this.prSnare, [0.5, 1.5, 2.5, 3.5]);
		this.prAdd(loop, this.prHat, (0..15) / 4 + 0.125);
		^loop
	}

	*prAdd { |loop, hit, seconds| seconds.do { |at| loop.overDub(hit, (at * sampleRate).asInteger) } }

	*prHit { |duration, function|
		^Signal.fill((duration * sampleRate).asInteger, { |i| function.value(i / sampleRate) })
	}

	*prKick { ^this.prHit(0.3, { |t| exp(t * -18) * sin(2pi * (45 * t + (3 * (1 - exp(t * -30))))) * 0.7 }) }

	*prSnare { ^this.prHit(0.2, { |t| exp(t * -25) * (1.0.rand2 * 0.3 + (sin(2pi * 190 * t) * 0.2)) }) }

	*prHat { var last = 0; ^this.prHit(0.05, { |t| var new = 1.0.rand2, high = new - last; last = new; exp(t * -80) * high * 0.15 }) }
}
