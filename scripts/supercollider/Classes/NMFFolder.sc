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
		(parent +/+ "nmfserver-*-*").pathMatch.do { |each|
			var pid = each.withoutTrailingSlash.basename.split($-)[1].asInteger;
			if(pid == own or: { pid.pidRunning.not }) { File.deleteAll(each) }
		}
	}

	init {
		last = last + 1;
		prefix = "sclang-%-%-".format(thisProcess.pid, last);
		path = parent +/+ "nmfserver-%-%".format(thisProcess.pid, last);
		File.mkdir(path)
	}

	exists { ^File.exists(path) }

	file { |key| ^path +/+ key ++ ".wav" }

	delete { if(this.exists) { File.deleteAll(path) } }

	deleteAfter { |server, id| OSCFunc({ this.delete }, '/synced', server.addr, argTemplate: [id]).fix.oneShot }
}
