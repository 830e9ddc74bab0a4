// The program nmfserver: where it is on each system, and how it is started and ended.

NMFProgram {
	// The one that installed this Quark, or in the environment of the checkout that this file is in, or where installers
	// put it, the newest first; or else what the PATH has.
	*find {
		var quark = this.filenameSymbol.asString.dirname.dirname, system = thisProcess.platform.name;
		var installer = quark +/+ "nmfserver-program.txt";
		var known = [
			if(File.exists(installer)) { File.readAllString(installer).split($\n).first } ? "",
			this.inFolder(quark.dirname.dirname.dirname +/+ ".venv", system)
		] ++ this.installed(system, "~".standardizePath);
		^known.detect { |each| each.notEmpty and: { File.exists(each) } } ? "nmfserver"
	}

	// A folder with a Python, or made like one, has its programs here.
	*inFolder { |folder, system|
		^folder +/+ if(system == \windows) { "Scripts/nmfserver.exe" } { "bin/nmfserver" }
	}

	// What pip, pipx, uv and Homebrew have put there, the newest first. Applications that the Finder of macOS starts have
	// no PATH to speak of. `root` is the system's own folder.
	*installed { |system, home, root = ""|
		var local = "LOCALAPPDATA".getenv ? (home +/+ "AppData/Local");
		var roaming = "APPDATA".getenv ? (home +/+ "AppData/Roaming");
		var folders = [[home, "nmfserver"]] ++ switch(system,
			\windows, {
				[
					[roaming, "Python/Python*"], // pip --user
					[local, "Programs/Python/Python*"], // python.org's
					[local, "Python/pythoncore-*"], // python.org's install manager
					[local, "Packages/PythonSoftwareFoundation.Python.*/LocalCache/local-packages/Python*"], // the Store's
					[root ++ ("ProgramFiles".getenv ? "C:/Program Files"), "Python*"]
				]
			},
			\osx, {
				[
					[home, ".local"], // pipx, uv
					[home, "Library/Python/*"], // pip --user
					[root, "Library/Frameworks/Python.framework/Versions/*"], // python.org's
					[root, "opt/homebrew"],
					[root, "usr/local"]
				]
			},
			{ [[home, ".local"], [root, "usr/local"], [root, "usr"]] }
		);
		var programs = folders.collect { |each| this.matching(each[0], each[1]) }.flatten.collect { |each|
			this.inFolder(each, system)
		};
		if(system == \windows) { programs = programs.add(home +/+ ".local/bin/nmfserver.exe") }; // pipx, uv
		^programs.select { |each| File.exists(each) }.sort { |a, b| File.mtime(a) > File.mtime(b) }
	}

	// All paths below a folder that match, part by part: on Windows, sclang matches the last part of a path only.
	*matching { |folder, pattern|
		^pattern.split($/).inject([folder]) { |found, part|
			found.collect { |each| (each +/+ part).pathMatch.collect(_.withoutTrailingSlash) }.flatten
		}
	}

	// What unixCmd takes. On Unix that goes to a shell, which gives its place to the program, so that its process id is the
	// program's; errors go to the post window too. On Windows sclang 3.14 starts the words of an array without a shell, and
	// puts each into quotes itself (its pull request 6858). An older one hands either form to cmd /c, which takes the
	// outermost quotes away.
	*command { |path, arguments, system, startsArrays|
		if(system != \windows) { ^"exec" + path.shellQuote ++ arguments + "2>&1" };
		if(startsArrays) {
			^[path] ++ arguments.findRegexp("\"[^\"]*\"|[^ \"]+").collect { |each| each.last.reject(_ == $") }
		};
		^(path.quote ++ arguments + "2>&1").quote
	}

	*start { |path, arguments, onExit|
		^this.command(path, arguments, thisProcess.platform.name, Main.versionAtLeast(3, 14)).unixCmd(onExit)
	}

	// On Windows with all processes that it has started: of an older sclang, it is cmd that has started the program.
	*kill { |pid|
		if(thisProcess.platform.name == \windows) { "taskkill /F /T /pid %".format(pid).unixCmd } {
			thisProcess.platform.killProcessByID(pid)
		}
	}
}
