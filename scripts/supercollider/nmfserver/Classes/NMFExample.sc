// A drum loop to try things with, for those who have no sound file at hand: kick, snare and hi-hat, 4 seconds, mono.

NMFExample {
	// At the server's sample rate, which is the one that loadCollection gives to it.
	*drumLoop { |server, action|
		server = server ? Server.default;
		^Buffer.loadCollection(server, this.samples(server.sampleRate ? 44100), 1, action)
	}

	*samples { |rate = 44100|
		var loop = Signal.newClear((4 * rate).asInteger);
		var add = { |hit, seconds| seconds.do { |at| loop.overDub(hit, (at * rate).asInteger) } };
		add.(this.prKick(rate), [0, 0.75, 1, 2, 2.5, 3]);
		add.(this.prSnare(rate), [0.5, 1.5, 2.5, 3.5]);
		add.(this.prHat(rate), (0..15) / 4 + 0.125);
		^loop
	}

	*prHit { |rate, duration, function|
		^Signal.fill((duration * rate).asInteger, { |i| function.value(i / rate) })
	}

	*prKick { |rate|
		^this.prHit(rate, 0.3, { |t| exp(t * -18) * sin(2pi * (45 * t + (3 * (1 - exp(t * -30))))) * 0.7 })
	}

	*prSnare { |rate|
		^this.prHit(rate, 0.2, { |t| exp(t * -25) * (1.0.rand2 * 0.3 + (sin(2pi * 190 * t) * 0.2)) })
	}

	*prHat { |rate|
		var last = 0;
		^this.prHit(rate, 0.05, { |t| var new = 1.0.rand2, high = new - last; last = new; exp(t * -80) * high * 0.15 })
	}
}
