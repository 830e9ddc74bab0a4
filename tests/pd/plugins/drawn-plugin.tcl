# Part of Pd's window in the tests: once as many patches are shown as DRAWN_WINDOWS says, writes what they show into the
# file DRAWN: a line for each window with its title and size, and one for each item on it, with tabs between type, tags, bounding box,
# coordinates and text. Then it ends Pd.

# Those of the patches and their subpatches, not of what is within an abstraction, which has no window itself.
proc drawn_windows {} {
    set found {}
    foreach window [winfo children .] {
        if {[winfo class $window] ne "PatchWindow" || ![winfo ismapped $window]} continue
        set shown 1
        foreach parent $::parentwindows($window) { if {![winfo exists $parent]} { set shown 0 } }
        if {$shown} { lappend found $window }
    }
    return $found
}

# Pd draws when it hears that a window is there. What it answers afterwards comes behind all that it draws.
proc drawn_wait {} {
    if {[llength [drawn_windows]] >= $::env(DRAWN_WINDOWS)} { pdsend "pytest-drawn bang" } { after 20 drawn_wait }
}

proc drawn_write {args} {
    if {![string match "*pytest-drawn*" $args]} return
    update idletasks
    set file [open $::env(DRAWN) w]
    foreach window [drawn_windows] {
        puts $file "window\t[wm title $window]\t[winfo width $window.c]\t[winfo height $window.c]"
        foreach item [$window.c find all] {
            set text ""
            if {[$window.c type $item] eq "text"} { set text [$window.c itemcget $item -text] }
            set fields [list [$window.c type $item] [$window.c gettags $item] [$window.c bbox $item] [$window.c coords $item]]
            puts $file [join [concat $fields [list [string map {\n " " \t " "} $text]]] "\t"]
        }
    }
    close $file
    pdsend "pd quit"
}

trace add execution ::pdwindow::logpost enter drawn_write
drawn_wait
