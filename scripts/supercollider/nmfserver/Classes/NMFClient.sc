// One who sends commands to nmfserver and waits for their ends: one for each server, for whose are the answers otherwise?
//
// Commands of the server's queue end in a /done or a /fail, in the order in which they were sent, and questions in a
// reply; whoever waits for one stands in a list under the command's address. All other commands say nothing unless they
// fail. What is nil is not sent, so that the server's own defaults hold.

NMFClient {
	classvar all;
	var <server, waiting, sent, responders, ended, watcher, isFreed = false;

	*initClass { all = IdentityDictionary.new }

	// The one that there is, or a new one.
	*new { |server|
		server = server ?? { NMFServer.default };
		if(server.isKindOf(NMFServer).not) {
			"%: server is to be an NMFServer, not %".format(this.name, server).error;
			^nil
		};
		all[server] ?? { all[server] = super.new.prInit(server) };
		^all[server]
	}

	// It hears nothing any more when what was asked for is done; what the server does goes on.
	free {
		isFreed = true;
		all.removeAt(server);
		this.prRest
	}

	// Until everything that was asked of the server is done, or has failed.
	wait { ended.wait }

	// --- for those who inherit it

	// Functions by the addresses of what the server tells by itself.
	prNews { ^IdentityDictionary.new }

	// The addresses of commands that are answered by a message of that name with .reply behind it.
	prQuestions { ^#[] }

	// Sends a command and its arguments: keys, each with its value.
	prSend { |address, pairs|
		if(server.isAlive.not) { ^this.prFail(address, "nmfserver is not running") };
		sent.add(address);
		server.sendMsg(address, *pairs.clump(2).reject { |pair| pair[1].isNil }.collect { |pair|
			["@" ++ pair[0]] ++ this.prValues(pair[1])
		}.flatten(1))
	}

	// The same, for a command that has an end. One of the functions is called then: the action with the answer's values.
	prAsk { |address, pairs, action, onFailure|
		this.prExpect(address, action, onFailure);
		this.prSend(address, pairs)
	}

	prExpect { |address, action, onFailure|
		waiting[address] = waiting[address].add((action: action, onFailure: onFailure));
		watcher = watcher ?? {
			SkipJack({ this.prWatch }, 0.25, {
				if(ended.test.value) { watcher = nil };
				watcher.isNil
			}, this.class.name)
		}
	}

	// Booleans as numbers.
	prFlag { |value| ^value !? { value.binaryValue } }

	// --- the way of an answer

	prInit { |argServer|
		server = argServer;
		waiting = IdentityDictionary.new;
		sent = IdentitySet.new;
		ended = Condition { waiting.every(_.isEmpty) };
		responders = [
			this.prRespond('/done') { |address ... values| this.prAnswered(address, values) },
			this.prRespond('/fail') { |address, reason| if(sent.includes(address)) { this.prFail(address, reason) } }
		];
		this.prQuestions.do { |address|
			responders = responders.add(
				this.prRespond((address ++ ".reply").asSymbol) { |... values| this.prAnswered(address, values) }
			)
		};
		this.prNews.keysValuesDo { |address, function| responders = responders.add(this.prRespond(address, function)) }
	}

	prRespond { |address, function|
		^OSCFunc({ |message| function.valueArray(message.drop(1)) }, address, server.addr).fix
	}

	prValues { |value|
		^case
		{ value.isKindOf(Buffer) } { [value.bufnum] }
		{ value.isString } { [value] }
		{ value.asArray }
	}

	prAnswered { |address, values| this.prEnd(address) { |expected| expected[\action].value(values) } }

	prFail { |address, reason|
		reason = reason.asString;
		"%: %: %".format(this.class.name, address, reason).perform(if(reason == "cancelled") { \postln } { \error });
		this.prEnd(address) { |expected| expected[\onFailure].value(reason, this) }
	}

	// Tells the one that has waited longest; it may ask for more at once.
	prEnd { |address, function|
		var first = waiting[address].asArray.first;
		first !? {
			waiting[address] = waiting[address].drop(1);
			protect { function.value(first) } {
				ended.signal;
				this.prRest
			}
		}
	}

	prRest { if(isFreed and: { ended.test.value }) { responders.do(_.free) } }

	// A server that has gone says nothing.
	prWatch {
		if(server.isAlive.not and: { server.serverBooting.not }) {
			waiting.keys.do { |address| waiting[address].size.do { this.prFail(address, "nmfserver has gone") } }
		}
	}
}
