<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SR Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See and measure, side by side, what each way of enlarging a picture four times does to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is the truth: shrink it four times, restore it, and measure the results against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Upscale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is the input: enlarge it four times; there is nothing to measure against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with what was cancelled, or compute every pane anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop computing; finished panes stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture, or several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open all pictures of a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the picture, or the picture file, on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload from disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the picture&apos;s file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the welcome page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the results and their figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export visible re&amp;gion…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what the panes show now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;igure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the figure of a paper: regions of every method, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave SR Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what the pane under the pointer shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;region of all panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the marked region of every pane, else what is shown, as one labelled picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the figures of all panes as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all panes side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one pane alone; Ctrl+1, Ctrl+2, … choose which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show two results in one place, parted by a divider to drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Four-way wipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show four results in one place, parted by two dividers to drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how far a result is from the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;wap places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each result in the wipe or the difference goes on to the next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Turn the divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wipe across or down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absolute or si&amp;gned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kind of difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnify the difference twice as much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Less gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnify the difference half as much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all panes again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next pane alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pane before alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the pane &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change places with the pane before; or drag it by its title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the pane &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change places with the next pane; or drag it by its title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;all panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back the hidden panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the original as a further pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hold to see the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the key is held, every pane shows the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare a model file of your own (.pth, .safetensors, .onnx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;result…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare a picture that somebody else made of the same input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the spot under the pointer of every pane, magnified, beside the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnify more in the loupe; or turn the wheel with Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weaker loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnify less in the loupe; or turn the wheel with Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the spot under the pointer in every other pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next picture of the film strip; the view stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture before; the view stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first picture of the film strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the last picture of the film strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film &amp;strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all open pictures in a row under the panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit to pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One picture pixel to a screen pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>200 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels twice as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>400 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels four times as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what was shown before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo going back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is further left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is further right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is further up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is further down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Table of figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the figures of all methods in one table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device, precision and appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the system&apos;s colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any command, pane or recent picture by a few letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key and gesture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About SR Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licence and devices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Collection</name>
    <message>
        <source>One file was skipped: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total} files were skipped, for they cannot be read: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these {count} files can be read: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColorBar</name>
    <message>
        <source>Colour bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over red, green and blue of the absolute difference, in levels of 8 bit (0 to 255).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over red, green and blue of the difference, in levels of 8 bit (-255 to 255).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever is greater than the ends has their colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message>
        <source>&amp;Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is the key of “{holder}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Give it to “{action}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on working. The report below helps to mend the fault; it holds no part of your pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{summary}
(and {count} more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferenceSurface</name>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Absolute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far apart the two are, or also which is brighter (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times the difference is magnified ([ and ])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result whose difference is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is taken from it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Pictures ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open all pictures of a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is a link to a picture, not a picture: save it first, or copy the picture itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture there: copy a picture or a picture file, then paste it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pasted picture has no file to be read again from.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to add as a result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold Shift to add as a result for the open picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is not finished yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low-resolution input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole picture, {width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible region, {width} × {height} pixels from x {x}, y {y}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (metrics.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything (metrics.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All chosen panes in one figure, with names, PSNR and SSIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>No pane is finished yet; there is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An export is still being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of these files exist already. Replace them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled; files that were finished stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {count} files to {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureCommands</name>
    <message>
        <source>No pane is finished yet; there is nothing to make a figure of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pane is finished yet; there is nothing to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {path} and its recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied all panes as one picture of {width} × {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;LaTeX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the LaTeX that includes the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the LaTeX that includes {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name} and its recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the figure, {width} × {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to add a region</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureSaving</name>
    <message>
        <source>There is not enough memory for this figure; choose a lower resolution.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>There is no original to measure against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR of the luma (BT.601, studio range) against the original, 4 px shaved off every side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the three colour channels: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM of the luma (Wang et al. 2004, Gaussian 11 × 11, sigma 1.5), 4 px shaved off every side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture was given, not computed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for this method alone, on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran on {device}, precision {precision}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>{place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FourWipeSurface</name>
    <message>
        <source>Four-way wipe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FourWipeView</name>
    <message>
        <source>Turn round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each goes on to the next quarter, clockwise (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper left quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper right quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower left quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower right quarter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GivenResults</name>
    <message>
        <source>Pictures ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add results for the open picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture first; results are compared with others for the same picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {title} as a result.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>One pane alone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Find an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click here, then press the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this action the keys that it had at first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutForm</name>
    <message>
        <source> mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole picture with the regions marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of each region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows × columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the numbers are of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR and SSIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Loupe</name>
    <message>
        <source>Loupe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Re&amp;move model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A result is added from a picture file; save the picture first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>Copied {rows} rows of the table as {form}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a&amp;lone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pi&amp;ctures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MethodsList</name>
    <message>
        <source>Pictures of the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag into another order, or move with Alt+Up and Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perceptual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats every pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blends the 2 x 2 nearest pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits a cubic through the 4 x 4 nearest pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three convolutions that sharpen the luma of the bicubic picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A residual network trained to look right to a recognition network rather than to match pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sixteen residual blocks and sub-pixel convolution, trained to match pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SRResNet, trained further against a network that tells its pictures from real ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thirty-two residual blocks without batch norm, trained to match pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instant; every colour in it was in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squares instead of edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instant; smooth, with no halos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The softest of all; edges lose their contrast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instant; sharper than bilinear, and the baseline of every paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still soft; thin halos along strong edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flowers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guitar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalFlash</name>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bicubic: there is no original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original is not ready yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no original to show, and the bicubic result is not ready; show its pane first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Show {title} alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few letters of a command, a pane or a recent picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called like that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaneActions</name>
    <message>
        <source>Show or hide {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {title} alone, or all panes again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaneDescription</name>
    <message>
        <source>The picture that the results are measured against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click, or Ctrl+{number}, shows it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click shows it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the title to move the pane (Ctrl+Shift+Left, Ctrl+Shift+Right).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaneGrid</name>
    <message>
        <source>All panes are hidden. The menu Panes brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Hide this pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show alone, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewRenderer</name>
    <message>
        <source>There is not enough memory to draw this figure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture has been opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove those that are &amp;gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionsList</name>
    <message>
        <source>Regions of the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X, Y, width, height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the region that is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected regions (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type four whole numbers: X, Y, width, height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must lie inside the picture of {width} × {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>There is no file &apos;{path}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a folder, not a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; could not be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not a picture that can be read; known are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a TIFF of a kind that cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to read &apos;{name}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is damaged or incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is only {width} x {height} pixels; at least {side} x {side} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture &apos;{name}&apos; is {width} x {height} pixels; it needs at least {side} x {side}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} results of {megapixels} megapixels for the picture &apos;{name}&apos; need about {needed} GB of memory and {free} GB are free; choose fewer methods, or crop or shrink the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device}{how_far}; close other programs or choose a smaller picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no working {device} device here; choose &apos;auto&apos; or one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {device} does not compute in {precision}; choose &apos;auto&apos; or one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is {size} pixels; to be compared it must be {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be written: {format} holds at most {side} pixels a side, but the picture is {width} x {height}; choose PNG or TIFF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written: its name must end in one of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to write &apos;{name}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to draw &apos;{name}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; cannot be made: a file of that name is in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; cannot be made: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights file {path} is missing; install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights card {path} is missing; install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is no model file that can be read; its name must end in {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is empty; get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no safetensors file; get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no model file; get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no ONNX file; get it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds no named tensors, so it is no model file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds a TorchScript program, and programs in files are not run; take the model&apos;s weights alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is of an architecture that spandrel {version} does not know; its documentation lists those it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; looks like a known architecture but its tensors do not fit it; the file may be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} fills holes in pictures; only models that enlarge can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} knows faces alone, cut out and upright; only models for whole pictures can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} restores pictures without enlarging them; only models that enlarge can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes {given} channels and gives {made}; only RGB and gray models can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Cancelled. F5 computes it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped by a fault: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Automatic (the fastest that works)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA or AMD graphics card (CUDA, ROCm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic (fastest within 0.01 dB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp32, exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bf16, fast on newer processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16, fast on graphics cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Average eight flips and turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-ensemble: about 0.1 dB more from every network, in eight times the time; marked x8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change to how networks run computes the open picture anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnify more or less in the loupe, while it is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom every pane to that rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark a region, which is measured; inside it, move it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a handle of the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc, Ctrl + click outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line, whose profile is plotted; with Ctrl held it keeps straight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an end of the line, or the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn or move it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc, Shift + click beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right or middle drag, Space + drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click in a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click on a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show that pane alone, or all again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move that pane to another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a divider of a wipe, or where two cross; Shift + arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it; a double-click puts it in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + drop a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it as a result for the open picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Pixel under the pointer, counted from the top left of the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen pixels to a picture pixel; 100 % shows every pixel as one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop computing; finished panes stay (Ctrl+.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusFeed</name>
    <message>
        <source>Networks run on: {device}
Precision: {precision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} ran on {device}, precision {precision}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableDock</name>
    <message>
        <source>Table of figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableModel</name>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR-Y
dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR-RGB
dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM-Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR-Y
region, dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR-RGB
region, dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM-Y
region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time
s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed
MP/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the marked region (Ctrl + drag marks one), as far as it lies inside the shaved picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR of the luma against the original, over the whole picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR of the three colour channels against the original, over the whole picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM of the luma against the original, over the whole picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR of the luma against the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PSNR of the three colour channels against the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSIM of the luma: the mean of the picture&apos;s SSIM map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for this method alone, on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Megapixels of the enlarged picture a second, for this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of trained values, from the card of the weights.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UserModels</name>
    <message>
        <source>Model files ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the model {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {title}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>See what each way of enlarging a picture does to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop pictures or a folder anywhere on this window, paste a picture, or open files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the picture, or the picture file, on the clipboard (Ctrl+V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or try one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>{title} is not finished yet; there is nothing to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied {width} × {height} pixels of {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pane is finished yet; there are no figures to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the figures of {count} panes as a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window speaks the other language when it opens the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it anew now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WipeSurface</name>
    <message>
        <source>Wipe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WipeView</name>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap the sides (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the divider (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above the divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below the divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left of the divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right of the divider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
