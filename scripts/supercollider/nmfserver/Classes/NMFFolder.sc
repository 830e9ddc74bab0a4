// The folder of one process for its files: in memory where the system has such a place, named after its sclang.

NMFFolder {
	classvar <>parent, last = 0;
	var <path, <prefix;

	*new { ^super.new.init }

	*initClass {
		parent = if(File.exists("/dev/shm")) { "/dev/shm" } { Platform.defaultTempDir };
		StartUp.add { this.sweep };
		ShutDown.add { this.sweep(thisProcess.pid) }
	}

	// Deletes what an sclang that ends, or that has crashed, leaves.
	*sweep { |own|
		(parent +/+ "nmfserver-sclang-*").pathMatch.do { |each|
			var path = each.withoutTrailingSlash, found = path.basename.findRegexp("^nmfserver-sclang-([0-9]+)-[0-9]+$");
			var pid = if(found.isEmpty) { nil } { found[1][1].asInteger };
			// Those of other users cannot be deleted, and need not be.
			if(pid.notNil and: { pid == own or: { pid.pidRunning.not } }) { try { File.deleteAll(path) } }
		}
	}

	init {
		last = last + 1;
		prefix = "sclang-%-%-".format(thisProcess.pid, 2.pow(30).asInteger.rand); // not known from before a recompile
		path = parent +/+ "nmfserver-sclang-%-%".format(thisProcess.pid, last);
		try { File.mkdir(path) } // whether it worked is asked for
	}

	exists { ^File.exists(path) }

	file { |key| ^path +/+ key ++ ".wav" }

	// Windows deletes no file that the server still reads; what is left goes when sclang ends.
	delete { if(this.exists) { try { File.deleteAll(path) } } }

	// When a server has answered, or should have.
	deleteAfter { |server, id|
		var responder = OSCFunc({ this.delete }, '/synced', server.addr, argTemplate: [id]).fix;
		NMFServer.after(5) { responder.free; this.delete }
	}
}
