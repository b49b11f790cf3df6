<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SR Desktop</source>
        <translation>關於 SR Desktop</translation>
    </message>
    <message>
        <source>See and measure, side by side, what each way of enlarging a picture does to it.</source>
        <translation>並排查看並量測每一種放大方法對影像做了什麼。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>複製版本資訊</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Files</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>View</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>量測</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>測試</translation>
    </message>
    <message>
        <source>&amp;Degradation…</source>
        <translation>劣化方式(&amp;D)…</translation>
    </message>
    <message>
        <source>Choose how the low-resolution picture is made: another shrink, blur, noise, JPEG</source>
        <translation>選擇低解析度影像的產生方式：其他縮小方式、模糊、雜訊、JPEG</translation>
    </message>
    <message>
        <source>Add &amp;low-resolution picture…</source>
        <translation>加入低解析度影像(&amp;L)…</translation>
    </message>
    <message>
        <source>Start from a low-resolution picture of your own; the open one is the truth</source>
        <translation>以您自己的低解析度影像為輸入；開啟的影像作為真值</translation>
    </message>
    <message>
        <source>Scale ×1: restore</source>
        <translation>×1：還原</translation>
    </message>
    <message>
        <source>Shrink and enlarge nothing: for models that remove noise, blur or JPEG, with a degradation</source>
        <translation>不縮小也不放大：用於去除雜訊、模糊或 JPEG 的模型，搭配一種劣化</translation>
    </message>
    <message>
        <source>Scale ×2</source>
        <translation>×2</translation>
    </message>
    <message>
        <source>Shrink to a half and enlarge twice</source>
        <translation>縮小到二分之一，再放大 2 倍</translation>
    </message>
    <message>
        <source>Scale ×3</source>
        <translation>×3</translation>
    </message>
    <message>
        <source>Shrink to a third and enlarge three times</source>
        <translation>縮小到三分之一，再放大 3 倍</translation>
    </message>
    <message>
        <source>Scale ×4</source>
        <translation>×4</translation>
    </message>
    <message>
        <source>Shrink to a quarter and enlarge four times, as the program&apos;s own networks do</source>
        <translation>縮小到四分之一，再放大 4 倍，本程式自己的網路即為此倍率</translation>
    </message>
    <message>
        <source>Scale ×8</source>
        <translation>×8</translation>
    </message>
    <message>
        <source>Shrink to an eighth and enlarge eight times</source>
        <translation>縮小到八分之一，再放大 8 倍</translation>
    </message>
    <message>
        <source>&amp;Test: shrink and restore</source>
        <translation>測試：縮小再還原(&amp;T)</translation>
    </message>
    <message>
        <source>The picture is the truth: shrink it, restore it, and measure the results against it</source>
        <translation>影像是原圖：將它縮小、還原，並以它量測結果</translation>
    </message>
    <message>
        <source>&amp;Enlarge</source>
        <translation>放大(&amp;E)</translation>
    </message>
    <message>
        <source>The picture is the input: enlarge it; there is nothing to measure against</source>
        <translation>影像是輸入：將它放大；沒有可比對的原圖</translation>
    </message>
    <message>
        <source>Add low-resolution pictures for &amp;all…</source>
        <translation>為所有影像加入低解析度影像(&amp;A)…</translation>
    </message>
    <message>
        <source>Start from files of your own: a folder, or a path with the name of each; also with the scale (x4)</source>
        <translation>從您自己的檔案開始：一個資料夾，或含有各影像名稱的路徑；名稱後可帶倍率（x4）</translation>
    </message>
    <message>
        <source>&amp;Shrink the pictures again</source>
        <translation>重新由影像縮小(&amp;S)</translation>
    </message>
    <message>
        <source>Use no low-resolution pictures of your own any more</source>
        <translation>不再使用您自己的低解析度影像</translation>
    </message>
    <message>
        <source>Re&amp;compute</source>
        <translation>重新計算(&amp;C)</translation>
    </message>
    <message>
        <source>Continue what was cancelled, or compute every pane again</source>
        <translation>繼續已取消的計算，或重新計算所有窗格</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Stop computing; finished panes stay</source>
        <translation>停止計算；已完成的窗格會保留</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開啟(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a picture, or several</source>
        <translation>開啟一張或多張影像</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>開啟資料夾(&amp;F)…</translation>
    </message>
    <message>
        <source>Open all pictures of a folder</source>
        <translation>開啟資料夾中的所有影像</translation>
    </message>
    <message>
        <source>A&amp;dd folder…</source>
        <translation>加入資料夾(&amp;D)…</translation>
    </message>
    <message>
        <source>Open all pictures of a folder behind those that are open; each folder is a set of its own</source>
        <translation>將資料夾中的所有影像開啟在已開啟的影像之後；每個資料夾自成一組</translation>
    </message>
    <message>
        <source>Include su&amp;bfolders</source>
        <translation>包含子資料夾(&amp;B)</translation>
    </message>
    <message>
        <source>A folder that is opened stands for the pictures of its subfolders too</source>
        <translation>開啟資料夾時，也開啟其子資料夾中的影像</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼上(&amp;P)</translation>
    </message>
    <message>
        <source>Open the picture, or the picture file, on the clipboard</source>
        <translation>開啟剪貼簿中的影像或影像檔案</translation>
    </message>
    <message>
        <source>Reload from dis&amp;k</source>
        <translation>從磁碟重新載入(&amp;K)</translation>
    </message>
    <message>
        <source>Read the picture&apos;s file again</source>
        <translation>重新讀取影像檔案</translation>
    </message>
    <message>
        <source>&amp;Value range…</source>
        <translation>數值範圍(&amp;V)…</translation>
    </message>
    <message>
        <source>Choose which values are black and white in a file of more than 8 bits</source>
        <translation>選擇超過 8 位元的檔案中哪些數值是黑和白</translation>
    </message>
    <message>
        <source>Open se&amp;ssion…</source>
        <translation>開啟工作階段(&amp;S)…</translation>
    </message>
    <message>
        <source>Open what a session holds: pictures, methods, results, names and view</source>
        <translation>開啟工作階段的內容：影像、方法、結果、名稱與檢視</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>儲存工作階段(&amp;V)</translation>
    </message>
    <message>
        <source>Save what is open, how it is compared and shown, to be opened again</source>
        <translation>儲存目前開啟的內容、比較方式與顯示方式，以便再次開啟</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>另存工作階段(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the session to another file</source>
        <translation>將工作階段儲存到另一個檔案</translation>
    </message>
    <message>
        <source>&amp;Close picture</source>
        <translation>關閉影像(&amp;C)</translation>
    </message>
    <message>
        <source>Back to the welcome page</source>
        <translation>回到歡迎頁</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>匯出(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the results and their scores</source>
        <translation>儲存結果與量測數值</translation>
    </message>
    <message>
        <source>E&amp;nlarge pictures…</source>
        <translation>放大多張影像(&amp;N)…</translation>
    </message>
    <message>
        <source>Enlarge files, or all pictures of a folder, by one method and write them</source>
        <translation>以一種方法放大檔案或資料夾中的所有影像並寫入</translation>
    </message>
    <message>
        <source>Enlarge all</source>
        <translation>全部放大</translation>
    </message>
    <message>
        <source>Share as a &amp;web page…</source>
        <translation>分享為網頁(&amp;W)…</translation>
    </message>
    <message>
        <source>Write the shown results and their scores to one file that any browser shows</source>
        <translation>將顯示的結果及其分數寫入一個任何瀏覽器都能顯示的檔案</translation>
    </message>
    <message>
        <source>Copy sc&amp;ores</source>
        <translation>複製數值(&amp;O)</translation>
    </message>
    <message>
        <source>Copy the scores of all panes as a table</source>
        <translation>將所有窗格的數值複製成表格</translation>
    </message>
    <message>
        <source>Export visible re&amp;gion…</source>
        <translation>匯出可見區域(&amp;G)…</translation>
    </message>
    <message>
        <source>Save what the panes show now</source>
        <translation>儲存窗格目前顯示的內容</translation>
    </message>
    <message>
        <source>F&amp;igure…</source>
        <translation>論文圖(&amp;I)…</translation>
    </message>
    <message>
        <source>Make the figure of a paper: regions of every method, side by side</source>
        <translation>製作論文用圖：並排各方法的區域</translation>
    </message>
    <message>
        <source>F&amp;lip…</source>
        <translation>交替動畫(&amp;L)…</translation>
    </message>
    <message>
        <source>Make an animation that shows two results in turn</source>
        <translation>製作輪流顯示兩個結果的動畫</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>Leave SR Desktop</source>
        <translation>離開 SR Desktop</translation>
    </message>
    <message>
        <source>&amp;Copy pane</source>
        <translation>複製窗格(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what the pane under the pointer shows</source>
        <translation>複製游標所在窗格顯示的內容</translation>
    </message>
    <message>
        <source>Copy &amp;region of all panes</source>
        <translation>複製所有窗格的區域(&amp;R)</translation>
    </message>
    <message>
        <source>Copy the marked region of every pane, else what is shown, as one labelled picture</source>
        <translation>將所有窗格中標記的區域（未標記時為顯示的部分）複製成一張附標示的影像</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>格狀(&amp;G)</translation>
    </message>
    <message>
        <source>Show all panes side by side</source>
        <translation>並排顯示所有窗格</translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation>單一(&amp;S)</translation>
    </message>
    <message>
        <source>Show one pane alone; Ctrl+1, Ctrl+2, … choose which</source>
        <translation>單獨顯示一個窗格；以 Ctrl+1、Ctrl+2… 選擇</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>捲簾(&amp;W)</translation>
    </message>
    <message>
        <source>Show two results in one place, parted by a divider to drag</source>
        <translation>在同一處顯示兩個結果，以可拖曳的分隔線隔開</translation>
    </message>
    <message>
        <source>&amp;Four-way wipe</source>
        <translation>四向捲簾(&amp;F)</translation>
    </message>
    <message>
        <source>Show four results in one place, parted by two dividers to drag</source>
        <translation>在同一處顯示四個結果，以兩條可拖曳的分隔線隔開</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>四向</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>差異(&amp;D)</translation>
    </message>
    <message>
        <source>Show how far a result is from the original</source>
        <translation>顯示結果與原圖相差多少</translation>
    </message>
    <message>
        <source>S&amp;wap places</source>
        <translation>交換位置(&amp;W)</translation>
    </message>
    <message>
        <source>Move each result in the wipe or the difference to the next place</source>
        <translation>捲簾或差異中的各結果移到下一個位置</translation>
    </message>
    <message>
        <source>&amp;Turn the divider</source>
        <translation>轉動分隔線(&amp;T)</translation>
    </message>
    <message>
        <source>Wipe across or down</source>
        <translation>左右或上下捲簾</translation>
    </message>
    <message>
        <source>Absolute or si&amp;gned</source>
        <translation>絕對值或帶正負號(&amp;G)</translation>
    </message>
    <message>
        <source>The kind of difference</source>
        <translation>差異的種類</translation>
    </message>
    <message>
        <source>&amp;More gain</source>
        <translation>提高增益(&amp;M)</translation>
    </message>
    <message>
        <source>Magnify the difference twice as much</source>
        <translation>將差異放大為兩倍</translation>
    </message>
    <message>
        <source>&amp;Less gain</source>
        <translation>降低增益(&amp;L)</translation>
    </message>
    <message>
        <source>Magnify the difference half as much</source>
        <translation>將差異放大倍率減半</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>回到格狀</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一個窗格(&amp;N)</translation>
    </message>
    <message>
        <source>Show the next pane alone</source>
        <translation>單獨顯示下一個窗格</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一個窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Show the previous pane alone</source>
        <translation>單獨顯示上一個窗格</translation>
    </message>
    <message>
        <source>Move the pane &amp;back</source>
        <translation>窗格往前移(&amp;B)</translation>
    </message>
    <message>
        <source>Change places with the previous pane; or drag it by its title</source>
        <translation>與前一個窗格交換位置；也可拖曳標題</translation>
    </message>
    <message>
        <source>Move the pane &amp;on</source>
        <translation>窗格往後移(&amp;O)</translation>
    </message>
    <message>
        <source>Change places with the next pane; or drag it by its title</source>
        <translation>與後一個窗格交換位置；也可拖曳標題</translation>
    </message>
    <message>
        <source>Rename an&amp;d colour…</source>
        <translation>名稱與色彩(&amp;D)…</translation>
    </message>
    <message>
        <source>Give the pane under the pointer another name and a colour, in tables, plots and figures too</source>
        <translation>為指標所在的窗格另取名稱和色彩，表格、曲線圖和論文圖中也一樣</translation>
    </message>
    <message>
        <source>Show &amp;all panes</source>
        <translation>顯示所有窗格(&amp;A)</translation>
    </message>
    <message>
        <source>Bring back the hidden panes</source>
        <translation>重新顯示隱藏的窗格</translation>
    </message>
    <message>
        <source>Add results &amp;for all pictures…</source>
        <translation>加入所有影像的結果(&amp;F)…</translation>
    </message>
    <message>
        <source>Compare pictures that somebody else made: a folder, or a path with the name of each, as one method</source>
        <translation>比較他人製作的影像：一個資料夾，或含各影像名稱的路徑，作為一種方法</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>原圖(&amp;O)</translation>
    </message>
    <message>
        <source>Leave full screen; then show all panes again</source>
        <translation>離開全螢幕；再按則重新顯示所有窗格</translation>
    </message>
    <message>
        <source>Show the original as a further pane, or the input where it is enlarged</source>
        <translation>在另一個窗格顯示原圖；放大時顯示輸入</translation>
    </message>
    <message>
        <source>&amp;Hold to see the original</source>
        <translation>按住以觀看原圖(&amp;H)</translation>
    </message>
    <message>
        <source>While the key is held, every pane shows the original</source>
        <translation>按住按鍵時，所有窗格都顯示原圖</translation>
    </message>
    <message>
        <source>Add &amp;model…</source>
        <translation>加入模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Compare a model file of your own (.pth, .safetensors, .onnx)</source>
        <translation>比較您自己的模型檔案（.pth、.safetensors、.onnx）</translation>
    </message>
    <message>
        <source>Add &amp;result…</source>
        <translation>加入結果(&amp;R)…</translation>
    </message>
    <message>
        <source>Compare a picture that somebody else made of the same input</source>
        <translation>比較他人以相同輸入產生的影像</translation>
    </message>
    <message>
        <source>&amp;Loupe</source>
        <translation>放大鏡(&amp;L)</translation>
    </message>
    <message>
        <source>Show the spot under the pointer of every pane, magnified, beside the pointer</source>
        <translation>在游標旁放大顯示各窗格的同一點</translation>
    </message>
    <message>
        <source>Stronger loupe</source>
        <translation>提高放大鏡倍率</translation>
    </message>
    <message>
        <source>Magnify more in the loupe; or turn the wheel with Shift</source>
        <translation>放大鏡放得更大；也可按住 Shift 轉動滾輪</translation>
    </message>
    <message>
        <source>Weaker loupe</source>
        <translation>降低放大鏡倍率</translation>
    </message>
    <message>
        <source>Magnify less in the loupe; or turn the wheel with Shift</source>
        <translation>放大鏡放得較小；也可按住 Shift 轉動滾輪</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>十字線(&amp;C)</translation>
    </message>
    <message>
        <source>Mark the spot under the pointer in every other pane</source>
        <translation>在其他各窗格中標示游標所在的點</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>下一張影像(&amp;N)</translation>
    </message>
    <message>
        <source>Show the next picture of the film strip; the view stays</source>
        <translation>顯示底片列的下一張影像；檢視位置不變</translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation>上一張影像(&amp;P)</translation>
    </message>
    <message>
        <source>Show the previous picture; the view stays</source>
        <translation>顯示上一張影像；檢視位置不變</translation>
    </message>
    <message>
        <source>&amp;First picture</source>
        <translation>第一張影像(&amp;F)</translation>
    </message>
    <message>
        <source>Show the first picture of the film strip</source>
        <translation>顯示底片列的第一張影像</translation>
    </message>
    <message>
        <source>&amp;Last picture</source>
        <translation>最後一張影像(&amp;L)</translation>
    </message>
    <message>
        <source>Show the last picture of the film strip</source>
        <translation>顯示底片列的最後一張影像</translation>
    </message>
    <message>
        <source>&amp;Order of the film strip…</source>
        <translation>底片列的順序(&amp;O)…</translation>
    </message>
    <message>
        <source>Order the pictures by name, by a score, or by the gap between two methods</source>
        <translation>依名稱、數值或兩種方法的差距排列影像</translation>
    </message>
    <message>
        <source>Go to the &amp;worst</source>
        <translation>前往最差的影像(&amp;W)</translation>
    </message>
    <message>
        <source>Show the evaluated picture on which the chosen method does worst</source>
        <translation>顯示所選方法表現最差的已評估影像</translation>
    </message>
    <message>
        <source>Film &amp;strip</source>
        <translation>底片列(&amp;S)</translation>
    </message>
    <message>
        <source>Show all open pictures in a row under the panes</source>
        <translation>在窗格下方以一列顯示所有開啟的影像</translation>
    </message>
    <message>
        <source>&amp;Evaluate all</source>
        <translation>全部評估(&amp;E)</translation>
    </message>
    <message>
        <source>Measure every shown method on all pictures of the film strip, and their mean</source>
        <translation>在底片列的所有影像上量測每個顯示的方法，並求平均</translation>
    </message>
    <message>
        <source>&amp;Cancel the evaluation</source>
        <translation>取消評估(&amp;C)</translation>
    </message>
    <message>
        <source>Stop; what is done stays</source>
        <translation>停止；已完成的部分會保留</translation>
    </message>
    <message>
        <source>&amp;Table of the evaluation</source>
        <translation>評估表(&amp;T)</translation>
    </message>
    <message>
        <source>Show the scores of all pictures and their mean</source>
        <translation>顯示所有影像的數值與平均</translation>
    </message>
    <message>
        <source>Fi&amp;t to pane</source>
        <translation>符合窗格(&amp;T)</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>顯示整張影像</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>One picture pixel to a screen pixel</source>
        <translation>一個影像像素對應一個螢幕像素</translation>
    </message>
    <message>
        <source>200 %</source>
        <translation>200 %</translation>
    </message>
    <message>
        <source>Pixels twice as large</source>
        <translation>像素放大為兩倍</translation>
    </message>
    <message>
        <source>400 %</source>
        <translation>400 %</translation>
    </message>
    <message>
        <source>Pixels four times as large</source>
        <translation>像素放大為四倍</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大檢視(&amp;I)</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>看得更近</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>縮小檢視(&amp;O)</translation>
    </message>
    <message>
        <source>See more</source>
        <translation>看得更多</translation>
    </message>
    <message>
        <source>Pre&amp;vious view</source>
        <translation>上一個檢視(&amp;V)</translation>
    </message>
    <message>
        <source>Back to what was shown before</source>
        <translation>回到先前的檢視</translation>
    </message>
    <message>
        <source>Ne&amp;xt view</source>
        <translation>下一個檢視(&amp;X)</translation>
    </message>
    <message>
        <source>Undo going back</source>
        <translation>復原「上一個檢視」</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Show what is further left</source>
        <translation>顯示更左邊的部分</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Show what is further right</source>
        <translation>顯示更右邊的部分</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Show what is further up</source>
        <translation>顯示更上面的部分</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Show what is further down</source>
        <translation>顯示更下面的部分</translation>
    </message>
    <message>
        <source>Mark a &amp;region</source>
        <translation>標記區域(&amp;R)</translation>
    </message>
    <message>
        <source>Measure a part of the picture, at the pointer or in the middle; Ctrl + drag marks one</source>
        <translation>量測影像的一部分，在指標處或中央；按住 Ctrl 拖曳可標記</translation>
    </message>
    <message>
        <source>&amp;Draw a line</source>
        <translation>畫一條線(&amp;D)</translation>
    </message>
    <message>
        <source>Plot the values along a line, at the pointer or in the middle; Shift + drag draws one</source>
        <translation>繪製沿一條線的數值，在指標處或中央；按住 Shift 拖曳可畫線</translation>
    </message>
    <message>
        <source>&amp;Table of scores</source>
        <translation>數值表(&amp;T)</translation>
    </message>
    <message>
        <source>Show the scores of all methods in one table</source>
        <translation>以一個表格顯示所有方法的數值</translation>
    </message>
    <message>
        <source>Line &amp;profile</source>
        <translation>線剖面(&amp;P)</translation>
    </message>
    <message>
        <source>Plot the values along a line; Shift + drag in a pane draws it</source>
        <translation>繪出沿一條線的數值；在窗格中按住 Shift 拖曳以畫線</translation>
    </message>
    <message>
        <source>&amp;Spectrum</source>
        <translation>頻譜(&amp;S)</translation>
    </message>
    <message>
        <source>Plot the power over spatial frequency: what each method restores and loses</source>
        <translation>繪出功率對空間頻率的分布：各方法還原了什麼、失去了什麼</translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation>直方圖(&amp;H)</translation>
    </message>
    <message>
        <source>Plot how often each level occurs</source>
        <translation>繪出每個色階出現的頻率</translation>
    </message>
    <message>
        <source>Perception and d&amp;istortion</source>
        <translation>感知與失真(&amp;I)</translation>
    </message>
    <message>
        <source>Plot PSNR against LPIPS, a dot for every method: of the picture, a region or evaluated ones</source>
        <translation>以 PSNR 對 LPIPS 作圖，每種方法一個點：影像、區域或已評估的影像</translation>
    </message>
    <message>
        <source>&amp;Blind test…</source>
        <translation>盲測(&amp;B)…</translation>
    </message>
    <message>
        <source>Compare results two at a time without their names, and rank them by the votes</source>
        <translation>每次比較兩個不帶名稱的結果，並依投票排名</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Device, precision and appearance</source>
        <translation>裝置、精度與外觀</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全螢幕(&amp;U)</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>使用整個螢幕</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>依系統設定(&amp;S)</translation>
    </message>
    <message>
        <source>Follow the system&apos;s colours</source>
        <translation>依照系統的色彩</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色外觀</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>淺色(&amp;L)</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>淺色外觀</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>尋找命令(&amp;C)…</translation>
    </message>
    <message>
        <source>Find any command, pane or recent picture by a few letters</source>
        <translation>輸入幾個字即可找到命令、窗格或最近的影像</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>按鍵與滑鼠(&amp;K)</translation>
    </message>
    <message>
        <source>Every key and gesture</source>
        <translation>所有按鍵與手勢</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>訊息(&amp;M)</translation>
    </message>
    <message>
        <source>All that the window has said, to be read again and copied</source>
        <translation>視窗顯示過的所有訊息，可以再次閱讀和複製</translation>
    </message>
    <message>
        <source>&amp;Why does it look better with a lower PSNR?</source>
        <translation>為什麼 PSNR 較低卻較好看？(&amp;W)</translation>
    </message>
    <message>
        <source>A page that shows why, with results computed on this machine</source>
        <translation>以本機計算的結果說明原因</translation>
    </message>
    <message>
        <source>&amp;About SR Desktop</source>
        <translation>關於 SR Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>Version, licence and devices</source>
        <translation>版本、授權與裝置</translation>
    </message>
    <message>
        <source>Measure LPIPS too, a distance between deep features: about 0.5 s a megapixel and method</source>
        <translation>另外量測 LPIPS，即深層特徵之間的距離：每百萬像素、每種方法約 0.5 秒</translation>
    </message>
    <message>
        <source>Measure DISTS too, how alike structure and texture are: about 8 s a megapixel and method</source>
        <translation>另外量測 DISTS，即結構與紋理的相似程度：每百萬像素、每種方法約 8 秒</translation>
    </message>
    <message>
        <source>Measure multi-scale SSIM too: about 1 s a megapixel and method</source>
        <translation>另外量測多尺度 SSIM：每百萬像素、每種方法約 1 秒</translation>
    </message>
    <message>
        <source>Measure the deviation of gradient similarity too: about 0.1 s a megapixel and method</source>
        <translation>另外量測梯度相似度的偏差：每百萬像素、每種方法約 0.1 秒</translation>
    </message>
    <message>
        <source>Measure similarity by Haar wavelets too: about 0.5 s a megapixel and method</source>
        <translation>另外以 Haar 小波量測相似度：每百萬像素、每種方法約 0.5 秒</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Settings that could not be read are at their defaults: {keys}.</source>
        <translation>無法讀取的設定已改用預設值：{keys}。</translation>
    </message>
</context>
<context>
    <name>BarsPart</name>
    <message>
        <source>Shrunk four times</source>
        <translation>縮小四倍</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>原圖</translation>
    </message>
    <message>
        <source>Shifted by 1 pixel</source>
        <translation>位移 1 個像素</translation>
    </message>
    <message>
        <source>By 2 pixels</source>
        <translation>位移 2 個像素</translation>
    </message>
    <message>
        <source>By 3 pixels</source>
        <translation>位移 3 個像素</translation>
    </message>
    <message>
        <source>A sharp guess</source>
        <translation>銳利的猜測</translation>
    </message>
    <message>
        <source>The mean of all four</source>
        <translation>四者的平均</translation>
    </message>
    <message>
        <source>A picture that is shrunk four times has lost something: many large pictures become the very same small one. These bars are two pixels wide. Wherever they stand, all that is left of them is flat gray, so nobody can tell from the small picture which of the four it was.</source>
        <translation>縮小四倍的影像失去了一些資訊：許多不同的大影像會變成完全相同的小影像。這些條紋寬兩個像素。無論它們在哪裡，縮小後都只剩平坦的灰色，因此沒有人能從小影像看出原本是四者中的哪一個。</translation>
    </message>
    <message>
        <source>PSNR counts squared errors, pixel by pixel. Of all answers, the one with the smallest error on average is the mean of everything that it may have been. That is what a network learns to give when it is trained to match pixels.</source>
        <translation>PSNR 逐像素計算誤差的平方。在所有答案中，平均誤差最小的是一切可能情形的平均。以吻合像素為目標訓練的網路，學到的正是給出這個平均。</translation>
    </message>
    <message>
        <source>shrinks to the same gray</source>
        <translation>縮小後是相同的灰色</translation>
    </message>
    <message>
        <source>all that is known</source>
        <translation>已知的就只有這些</translation>
    </message>
    <message>
        <source>Gray wins by {gain:.2f} dB, and there is not one bar in it. Guessing one of the four blindly costs a squared error of {guessing:,.0f} on average, {times:.1f} times that of gray. So a high PSNR rewards the answer that dares nothing, and the eye prefers bars.</source>
        <translation>灰色以 {gain:.2f} dB 勝出，其中卻沒有任何條紋。盲目猜測四者之一，平均的平方誤差為 {guessing:,.0f}，是灰色的 {times:.1f} 倍。因此高 PSNR 獎勵的是什麼都不敢畫的答案，而眼睛偏好條紋。</translation>
    </message>
    <message>
        <source>PSNR {psnr} dB
squared error {mse:,.0f}</source>
        <translation>PSNR {psnr} dB
平方誤差 {mse:,.0f}</translation>
    </message>
</context>
<context>
    <name>BlindTest</name>
    <message>
        <source>Save the ranking and the votes</source>
        <translation>儲存排名與投票</translation>
    </message>
    <message>
        <source>Saved {path}, and the votes as {votes}.</source>
        <translation>已儲存 {path}，投票則存為 {votes}。</translation>
    </message>
</context>
<context>
    <name>Collection</name>
    <message>
        <source>Add all pictures of a folder</source>
        <translation>加入資料夾中的所有影像</translation>
    </message>
    <message>
        <source>Look in subfolders</source>
        <translation>在子資料夾中尋找</translation>
    </message>
    <message>
        <source>One file was skipped: {reason}</source>
        <translation>略過了一個檔案：{reason}</translation>
    </message>
    <message>
        <source>{count} of {total} files were skipped.</source>
        <translation>{total} 個檔案中略過了 {count} 個。</translation>
    </message>
    <message>
        <source>None of these {count} files can be read.</source>
        <translation>這 {count} 個檔案都無法讀取。</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>另有 {count} 個。</translation>
    </message>
</context>
<context>
    <name>ColorBar</name>
    <message>
        <source>Colour bar</source>
        <translation>色條</translation>
    </message>
    <message>
        <source>Mean over red, green and blue of the absolute difference, in levels of 8 bit (0 to 255).</source>
        <translation>紅、綠、藍差異絕對值的平均，以 8 位元色階（0 到 255）表示。</translation>
    </message>
    <message>
        <source>Mean over red, green and blue of the difference, in levels of 8 bit (-255 to 255).</source>
        <translation>紅、綠、藍差異的平均，以 8 位元色階（-255 到 255）表示。</translation>
    </message>
    <message>
        <source>Values beyond the ends have the colour of the end.</source>
        <translation>超出兩端的值以兩端的顏色表示。</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>色階</translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message>
        <source>&amp;Leave it</source>
        <translation>維持原狀(&amp;L)</translation>
    </message>
    <message>
        <source>{key} is the key of “{holder}”.</source>
        <translation>{key} 已是「{holder}」的按鍵。</translation>
    </message>
    <message>
        <source>&amp;Give it to “{action}”</source>
        <translation>改給「{action}」(&amp;G)</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>{title} is not finished yet; there is nothing to copy.</source>
        <translation>{title} 尚未完成；沒有可複製的內容。</translation>
    </message>
    <message>
        <source>Copied {width} × {height} pixels of {title}.</source>
        <translation>已複製 {title} 的 {width} × {height} 像素。</translation>
    </message>
    <message>
        <source>No pane is finished yet; there are no scores to copy.</source>
        <translation>尚無完成的窗格；沒有可複製的數值。</translation>
    </message>
    <message>
        <source>Copied the scores of {count} panes as a table.</source>
        <translation>已將 {count} 個窗格的數值複製成表格。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>發生錯誤</translation>
    </message>
    <message>
        <source>You can continue working. The report below helps fix the error; it holds no part of your pictures.</source>
        <translation>您可以繼續工作。以下報告有助於修正問題；其中不含您影像的任何部分。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>複製報告</translation>
    </message>
    <message>
        <source>{summary}
(and {count} more)</source>
        <translation>{summary}
（另有 {count} 個）</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
</context>
<context>
    <name>DegradationDialog</name>
    <message>
        <source>Low resolution</source>
        <translation>低解析度</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> levels</source>
        <translation> 色階</translation>
    </message>
    <message>
        <source>The same seed gives the same noise each time</source>
        <translation>相同的種子每次得到相同的雜訊</translation>
    </message>
    <message>
        <source>&amp;JPEG</source>
        <translation>JPEG(&amp;J)</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG 品質</translation>
    </message>
    <message>
        <source>&amp;seed</source>
        <translation>種子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Blur before</source>
        <translation>縮小前模糊(&amp;B)</translation>
    </message>
    <message>
        <source>S&amp;hrink by</source>
        <translation>縮小方式(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Noise after</source>
        <translation>縮小後雜訊(&amp;N)</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>編碼</translation>
    </message>
    <message>
        <source>Scores can be compared with published ones.</source>
        <translation>分數可與已發表的分數比較。</translation>
    </message>
    <message>
        <source>Every score says so; none can be compared with published ones.</source>
        <translation>每個分數都會註明；這些分數不能與已發表的分數比較。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Bicubic, as the protocol (Pillow)</source>
        <translation>雙三次，與協定相同 (Pillow)</translation>
    </message>
    <message>
        <source>Bicubic of MATLAB (imresize)</source>
        <translation>MATLAB 的雙三次 (imresize)</translation>
    </message>
    <message>
        <source>Bilinear, antialiased</source>
        <translation>雙線性，抗混疊</translation>
    </message>
    <message>
        <source>Mean of the area</source>
        <translation>區域平均值</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Super-Resolution Comparison</source>
        <translation>超解析度比較工具</translation>
    </message>
    <message>
        <source>See and measure, side by side, what each way of enlarging a picture does to it</source>
        <translation>並排觀看並量測各種放大方法對影像的影響</translation>
    </message>
    <message>
        <source>super-resolution;upscale;enlarge;compare;PSNR;SSIM;</source>
        <translation>超解析度;放大;比較;影像;PSNR;SSIM;</translation>
    </message>
    <message>
        <source>Compare and measure ways of enlarging pictures</source>
        <translation>比較並量測各種影像放大方法</translation>
    </message>
    <message>
        <source>Open a picture, and see and measure, side by side, what each way of enlarging it four times does to it: interpolation and neural networks, with PSNR and SSIM by the protocol of the published tables.</source>
        <translation>開啟一張影像，並排觀看並量測各種四倍放大方法的結果：內插法與神經網路，PSNR 與 SSIM 皆依論文表格的標準量測。</translation>
    </message>
</context>
<context>
    <name>DifferenceSurface</name>
    <message>
        <source>Difference</source>
        <translation>差異</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Absolute</source>
        <translation>絕對值</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>帶正負號</translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>差異的種類</translation>
    </message>
    <message>
        <source>How far apart the two are, or also which is brighter</source>
        <translation>兩者相差多少，或同時顯示何者較亮</translation>
    </message>
    <message>
        <source>How many times the difference is magnified</source>
        <translation>差異放大的倍數</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>The result whose difference is shown</source>
        <translation>顯示其差異的結果</translation>
    </message>
    <message>
        <source>The result that is subtracted from it</source>
        <translation>被減去的對象</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Open pictures</source>
        <translation>開啟影像</translation>
    </message>
    <message>
        <source>Open all pictures of a folder</source>
        <translation>開啟資料夾中的所有影像</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪貼簿</translation>
    </message>
    <message>
        <source>That is a link to a picture, not a picture: save it first, or copy the picture itself.</source>
        <translation>那是影像的連結而不是影像：請先儲存，或複製影像本身。</translation>
    </message>
    <message>
        <source>There is no picture there: copy a picture or a picture file, then paste it.</source>
        <translation>那裡沒有影像：請先複製影像或影像檔案再貼上。</translation>
    </message>
    <message>
        <source>A pasted picture has no file to be read again from.</source>
        <translation>貼上的影像沒有可重新讀取的檔案。</translation>
    </message>
</context>
<context>
    <name>DraggingOut</name>
    <message>
        <source>not finished yet</source>
        <translation>尚未完成</translation>
    </message>
    <message>
        <source>writing its file…</source>
        <translation>正在寫入檔案…</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to add as a result</source>
        <translation>放開以加入為結果</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>放開以開啟</translation>
    </message>
    <message>
        <source>Hold Shift to add as a result for the open picture</source>
        <translation>按住 Shift 可加入為目前影像的結果</translation>
    </message>
</context>
<context>
    <name>EnlargeDialog</name>
    <message>
        <source>Enlarge pictures</source>
        <translation>放大多張影像</translation>
    </message>
</context>
<context>
    <name>Enlarging</name>
    <message>
        <source>Looking at the pictures…</source>
        <translation>正在檢視影像…</translation>
    </message>
    <message>
        <source>Enlarged: {count}</source>
        <translation>已放大：{count}</translation>
    </message>
    <message>
        <source>already there: {count}</source>
        <translation>原本就有：{count}</translation>
    </message>
    <message>
        <source>failed: {count}, the list says why</source>
        <translation>失敗：{count}，原因見清單</translation>
    </message>
    <message>
        <source>left: {count}, which the next start does</source>
        <translation>剩餘：{count}，下次開始時完成</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Waiting for the panes…</source>
        <translation>等待窗格完成…</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 張，共 {count} 張</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>waiting for the panes</source>
        <translation>等待窗格完成</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩餘 {time}</translation>
    </message>
    <message>
        <source>To enlarge: {count}, {before:.1f} → {after:.1f} megapixels, about {size}.</source>
        <translation>待放大：{count} 張，{before:.1f} → {after:.1f} 百萬像素，約 {size}。</translation>
    </message>
    <message>
        <source>How long it takes is known once the first is done.</source>
        <translation>完成第一張後才知道需要多久。</translation>
    </message>
    <message>
        <source>That takes about {time}.</source>
        <translation>約需 {time}。</translation>
    </message>
    <message>
        <source>Only {free} are free there.</source>
        <translation>那裡只有 {free} 可用。</translation>
    </message>
    <message>
        <source>Done already: {count}.</source>
        <translation>先前已完成：{count}。</translation>
    </message>
    <message>
        <source>Left out: {count}.</source>
        <translation>略過：{count}。</translation>
    </message>
    <message>
        <source>Cannot be enlarged: {count}.</source>
        <translation>無法放大：{count}。</translation>
    </message>
    <message>
        <source>There is nothing to enlarge.</source>
        <translation>沒有可放大的影像。</translation>
    </message>
    <message>
        <source>done already</source>
        <translation>先前已完成</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>進行中</translation>
    </message>
</context>
<context>
    <name>Evaluating</name>
    <message>
        <source>All panes are hidden; show those whose methods are to be evaluated.</source>
        <translation>所有窗格都已隱藏；請顯示要評估的方法。</translation>
    </message>
    <message>
        <source>Pictures that lack scores: {count} of {total}. Evaluate all measures what is missing.</source>
        <translation>缺少分數的影像：{total} 張中有 {count} 張。「全部評估」會測量所缺的分數。</translation>
    </message>
    <message>
        <source>Cancelled; {done} of {count} pictures are done. Evaluate all continues with the rest.</source>
        <translation>已取消；{count} 張影像中完成 {done} 張。「全部評估」會繼續其餘的影像。</translation>
    </message>
    <message>
        <source>{count} pictures, {failed} of them with failures; see the remarks.</source>
        <translation>{count} 張影像；其中 {failed} 張有失敗，詳見備註。</translation>
    </message>
    <message>
        <source>{count} pictures, {methods} methods.</source>
        <translation>{count} 張影像，{methods} 種方法。</translation>
    </message>
    <message>
        <source>These are pictures that were open before. Evaluate all measures those that are open now.</source>
        <translation>這些是先前開啟的影像。「全部評估」會測量目前開啟的影像。</translation>
    </message>
    <message>
        <source>Waiting for the panes…</source>
        <translation>等待窗格完成…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>啟動中…</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} / {count}</translation>
    </message>
    <message>
        <source>waiting for the panes</source>
        <translation>等待窗格完成</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩餘 {time}</translation>
    </message>
    <message>
        <source>Copied the scores of {count} pictures as {form}.</source>
        <translation>已將 {count} 張影像的數值複製為{form}。</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>LaTeX (*.tex)</source>
        <translation>LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>儲存表格</translation>
    </message>
    <message>
        <source>Saved the table to {path}</source>
        <translation>已將表格儲存到 {path}</translation>
    </message>
</context>
<context>
    <name>EvaluationDock</name>
    <message>
        <source>Evaluation</source>
        <translation>評估</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop; what is done stays</source>
        <translation>停止；已完成的部分會保留</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>評估進度</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>儲存…</translation>
    </message>
    <message>
        <source>Save the table as CSV or LaTeX</source>
        <translation>將表格儲存為 CSV 或 LaTeX</translation>
    </message>
    <message>
        <source>Open a folder or several pictures: every shown method is measured on all of them.</source>
        <translation>開啟資料夾或多張影像：每個顯示的方法都會在所有影像上量測。</translation>
    </message>
    <message>
        <source>Every shown method is measured on all open pictures.</source>
        <translation>在所有開啟的影像上量測每個顯示的方法。</translation>
    </message>
    <message>
        <source>Scores that are shown</source>
        <translation>顯示的數值</translation>
    </message>
    <message>
        <source>LaTeX: published &amp;rows</source>
        <translation>LaTeX：已發表的列(&amp;R)</translation>
    </message>
    <message>
        <source>Add what papers print of Set5, Set14 and BSD100, marked, with the sources</source>
        <translation>加入論文中 Set5、Set14 與 BSD100 的數值，附標記與出處</translation>
    </message>
    <message>
        <source>LaTeX: columns of &amp;siunitx</source>
        <translation>LaTeX：siunitx 欄(&amp;S)</translation>
    </message>
    <message>
        <source>Numbers in columns of the package siunitx, every score in its own</source>
        <translation>數字置於 siunitx 套件的欄中，每種分數各一欄</translation>
    </message>
    <message>
        <source>LaTeX: every &amp;picture</source>
        <translation>LaTeX：每張影像(&amp;P)</translation>
    </message>
    <message>
        <source>A table of every picture of each set behind that of the means</source>
        <translation>在平均值表格之後附上每組每張影像的表格</translation>
    </message>
    <message>
        <source>All scores</source>
        <translation>所有數值</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the table as it is seen</source>
        <translation>依目前所見複製表格</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>複製為文字(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>複製為 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation>複製為 LaTeX(&amp;L)</translation>
    </message>
</context>
<context>
    <name>EvaluationTable</name>
    <message>
        <source>Remarks</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Mean of {count}</source>
        <translation>{count} 張的平均</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>{name}: {mean}</source>
        <translation>{name}：{mean}</translation>
    </message>
    <message>
        <source>The mean over the pictures for which every method has scores, as in papers.</source>
        <translation>所有方法皆有數值的影像之平均，與論文的做法相同。</translation>
    </message>
    <message>
        <source>{title}: {precision} on {device}, {time}</source>
        <translation>{title}：在 {device} 上以 {precision} 執行，{time}</translation>
    </message>
    <message>
        <source>Scores of all pictures</source>
        <translation>所有影像的數值</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>範圍</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Paper figure</source>
        <translation>論文圖</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>資料夾(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>匯出(&amp;E)</translation>
    </message>
    <message>
        <source>{title} is not finished yet</source>
        <translation>{title} 尚未完成</translation>
    </message>
    <message>
        <source>{title} failed</source>
        <translation>{title} 失敗</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原圖</translation>
    </message>
    <message>
        <source>Low-resolution input</source>
        <translation>低解析度輸入</translation>
    </message>
    <message>
        <source>Whole picture, {width} × {height} pixels</source>
        <translation>整張影像，{width} × {height} 像素</translation>
    </message>
    <message>
        <source>Visible region, {width} × {height} pixels from x {x}, y {y}</source>
        <translation>可見區域，{width} × {height} 像素，起點 x {x}、y {y}</translation>
    </message>
    <message>
        <source>Table (metrics.csv)</source>
        <translation>表格 (metrics.csv)</translation>
    </message>
    <message>
        <source>Everything (metrics.json)</source>
        <translation>全部資料 (metrics.json)</translation>
    </message>
    <message>
        <source>All chosen panes in one figure, with names and scores</source>
        <translation>將所有選取的窗格畫成一張圖，附名稱與數值</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>瀏覽(&amp;B)…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>匯出到</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 個檔案</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>No pane is finished yet; there is nothing to export.</source>
        <translation>尚無完成的窗格；沒有可匯出的內容。</translation>
    </message>
    <message>
        <source>An export is still being written.</source>
        <translation>仍有匯出正在寫入。</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>要取代檔案嗎？</translation>
    </message>
    <message>
        <source>{count} of these files exist already. Replace them?</source>
        <translation>其中 {count} 個檔案已存在。要取代嗎？</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 個</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>取代(&amp;R)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>匯出中…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The export was cancelled; finished files are kept.</source>
        <translation>已取消匯出；已完成的檔案會保留。</translation>
    </message>
    <message>
        <source>Exported {count} files to {folder}</source>
        <translation>已將 {count} 個檔案匯出到 {folder}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>開啟資料夾</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>Figure</source>
        <translation>論文圖</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>區域</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>What the figure shows, and how</source>
        <translation>論文圖顯示的內容與方式</translation>
    </message>
    <message>
        <source>Copy &amp;LaTeX</source>
        <translation>複製 LaTeX(&amp;L)</translation>
    </message>
    <message>
        <source>Copy the LaTeX that includes the figure</source>
        <translation>複製插入此圖的 LaTeX</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>複製影像(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>儲存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>儲存論文圖</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>儲存中…</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>複製中…</translation>
    </message>
    <message>
        <source>Copied the LaTeX that includes {name}.</source>
        <translation>已複製插入 {name} 的 LaTeX。</translation>
    </message>
    <message>
        <source>Saved {name} and its recipe.</source>
        <translation>已儲存 {name} 及其配方。</translation>
    </message>
    <message>
        <source>Copied the figure, {width} × {height} pixels.</source>
        <translation>已複製論文圖，{width} × {height} 像素。</translation>
    </message>
</context>
<context>
    <name>FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>論文圖預覽</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>繪製中…</translation>
    </message>
    <message>
        <source>Drag to move the region, or use the arrow keys; Ctrl + drag draws another</source>
        <translation>拖曳以移動區域，或使用方向鍵；Ctrl + 拖曳可再畫一個</translation>
    </message>
    <message>
        <source>Drag to add a region</source>
        <translation>拖曳以加入區域</translation>
    </message>
</context>
<context>
    <name>FigureSaving</name>
    <message>
        <source>There is not enough memory for this figure; choose a lower resolution.</source>
        <translation>記憶體不足以繪製此圖；請選擇較低的解析度。</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>影像 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} / {count}</translation>
    </message>
</context>
<context>
    <name>FirstNames</name>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 及另外 {count} 個</translation>
    </message>
</context>
<context>
    <name>Flip</name>
    <message>
        <source>No pane is finished yet; there is nothing to flip between.</source>
        <translation>尚無完成的窗格；沒有可交替的內容。</translation>
    </message>
    <message>
        <source>Only one pane is finished yet; a flip needs two.</source>
        <translation>目前只有一個窗格完成；交替動畫需要兩個。</translation>
    </message>
    <message>
        <source>Saved the flip {path}.</source>
        <translation>已儲存交替動畫 {path}。</translation>
    </message>
</context>
<context>
    <name>FlipDialog</name>
    <message>
        <source>Flip</source>
        <translation>交替動畫</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>儲存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Auto (× {times})</source>
        <translation>自動（× {times}）</translation>
    </message>
    <message>
        <source>Names above the pictures</source>
        <translation>影像上方的名稱</translation>
    </message>
    <message>
        <source>{width} × {height} pixels from x {x}, y {y}</source>
        <translation>{width} × {height} 像素，起點 x {x}、y {y}</translation>
    </message>
    <message>
        <source>First</source>
        <translation>先顯示</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>再顯示</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>區域</translation>
    </message>
    <message>
        <source>Each for</source>
        <translation>各顯示</translation>
    </message>
    <message>
        <source>Magnified</source>
        <translation>放大倍率</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>At most 256 colours a picture.</source>
        <translation>每張影像最多 256 色。</translation>
    </message>
    <message>
        <source>Every pixel is kept.</source>
        <translation>保留每一個像素。</translation>
    </message>
    <message>
        <source>Save the flip</source>
        <translation>儲存交替動畫</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>儲存中…</translation>
    </message>
</context>
<context>
    <name>FlipPreview</name>
    <message>
        <source>Preview of the flip</source>
        <translation>交替動畫預覽</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>繪製中…</translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message>
        <source>{count} methods enlarge {before} to {after} pixels.</source>
        <translation>{count} 種方法把 {before} 放大到 {after} 像素。</translation>
    </message>
    <message>
        <source>At the last speed it takes about {time}.</source>
        <translation>依上次的速度大約需要 {time}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The results take {total}, of which {disk} are kept on the disk until the program ends.</source>
        <translation>結果占用 {total}，其中 {disk} 保存在磁碟上，直到程式結束。</translation>
    </message>
    <message>
        <source>The results take {total} of memory.</source>
        <translation>結果占用 {total} 記憶體。</translation>
    </message>
</context>
<context>
    <name>FormatField</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>無損</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>品質</translation>
    </message>
    <message>
        <source>Transparent parts are laid over white.</source>
        <translation>透明部分以白色為底。</translation>
    </message>
</context>
<context>
    <name>FormatMenu</name>
    <message>
        <source>As a trial tells</source>
        <translation>由試執行判斷</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 至 1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0 至 255</translation>
    </message>
    <message>
        <source>-1 to 1</source>
        <translation>-1 至 1</translation>
    </message>
    <message>
        <source>0 to 1 in, 0 to 255 out</source>
        <translation>輸入 0 至 1，輸出 0 至 255</translation>
    </message>
    <message>
        <source>0 to 1 in, -1 to 1 out</source>
        <translation>輸入 0 至 1，輸出 -1 至 1</translation>
    </message>
    <message>
        <source>0 to 255 in, 0 to 1 out</source>
        <translation>輸入 0 至 255，輸出 0 至 1</translation>
    </message>
    <message>
        <source>Less ImageNet&apos;s mean in, 0 to 1 out</source>
        <translation>輸入減去 ImageNet 平均值，輸出 0 至 1</translation>
    </message>
    <message>
        <source>Model takes and gives</source>
        <translation>模型的輸入與輸出</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>軸</translation>
    </message>
</context>
<context>
    <name>FourWipeSurface</name>
    <message>
        <source>Four-way wipe</source>
        <translation>四向捲簾</translation>
    </message>
</context>
<context>
    <name>FourWipeView</name>
    <message>
        <source>Rotate</source>
        <translation>輪轉</translation>
    </message>
    <message>
        <source>Move each result to the next quarter, clockwise</source>
        <translation>各結果依順時針移到下一個象限</translation>
    </message>
    <message>
        <source>Upper left quarter</source>
        <translation>左上象限</translation>
    </message>
    <message>
        <source>Upper right quarter</source>
        <translation>右上象限</translation>
    </message>
    <message>
        <source>Lower left quarter</source>
        <translation>左下象限</translation>
    </message>
    <message>
        <source>Lower right quarter</source>
        <translation>右下象限</translation>
    </message>
</context>
<context>
    <name>GivenResults</name>
    <message>
        <source>Remo&amp;ve result</source>
        <translation>移除結果(&amp;V)</translation>
    </message>
    <message>
        <source>Add results for the open picture</source>
        <translation>加入目前影像的結果</translation>
    </message>
    <message>
        <source>Open a picture first; results are compared with others for the same picture.</source>
        <translation>請先開啟影像；結果要與同一影像的其他結果比較。</translation>
    </message>
    <message>
        <source>Added {title}: results for {found} of {count} pictures.</source>
        <translation>已加入 {title}：{count} 張影像中有 {found} 張的結果。</translation>
    </message>
    <message>
        <source>Added {title} as a result.</source>
        <translation>已加入結果 {title}。</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>Dismiss</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>HistogramDock</name>
    <message>
        <source>{channel} (levels)</source>
        <translation>{channel}（色階）</translation>
    </message>
    <message>
        <source>Share of pixels (%)</source>
        <translation>像素比例 (%)</translation>
    </message>
    <message>
        <source>How many of the pixels have each of the 256 levels; luma, 0.299 R + 0.587 G + 0.114 B, is rounded.</source>
        <translation>256 個色階各有多少像素；亮度 0.299 R + 0.587 G + 0.114 B 取整數。</translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation>色階 {level}</translation>
    </message>
</context>
<context>
    <name>InputEntries</name>
    <message>
        <source>From {name}</source>
        <translation>來自 {name}</translation>
    </message>
    <message>
        <source>{label} (the protocol)</source>
        <translation>{label}（協定）</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>{problem} It is shrunk by bicubic instead.</source>
        <translation>{problem}改用雙三次縮小。</translation>
    </message>
    <message>
        <source>Add the low-resolution picture of the open one</source>
        <translation>加入開啟影像的低解析度影像</translation>
    </message>
    <message>
        <source>Open a picture first; a low-resolution picture belongs to it.</source>
        <translation>請先開啟影像；低解析度影像從屬於它。</translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>One pane alone</source>
        <translation>單獨顯示窗格</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Find an action or a key</source>
        <translation>尋找動作或按鍵</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重設(&amp;A)</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>動作及其按鍵</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>動作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <source>Key {number}</source>
        <translation>按鍵 {number}</translation>
    </message>
    <message>
        <source>Click here, then press the key</source>
        <translation>點一下這裡，再按下按鍵</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重設(&amp;R)</translation>
    </message>
    <message>
        <source>Restore the default keys of this action</source>
        <translation>將此動作恢復為最初的按鍵</translation>
    </message>
</context>
<context>
    <name>LayoutForm</name>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>One column</source>
        <translation>單欄</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>雙欄</translation>
    </message>
    <message>
        <source>Own measures</source>
        <translation>自訂尺寸</translation>
    </message>
    <message>
        <source>Width and size of text for a conference paper</source>
        <translation>會議論文適用的寬度與文字大小</translation>
    </message>
    <message>
        <source>Where the whole picture stands, with the regions marked in it</source>
        <translation>標有區域的完整影像所在的位置</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The whole picture&apos;s share of the figure&apos;s width</source>
        <translation>完整影像佔圖表寬度的比例</translation>
    </message>
    <message>
        <source>The difference from the original under each picture, so many times</source>
        <translation>每張影像下方與原圖的差異，放大此倍數</translation>
    </message>
    <message>
        <source>of each region</source>
        <translation>各區域</translation>
    </message>
    <message>
        <source>of the whole picture</source>
        <translation>整張影像</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用於</translation>
    </message>
    <message>
        <source>Rows × columns</source>
        <translation>列 × 欄</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>寬度</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>間距</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>字型大小</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>完整影像</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>解析度</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>The area that the scores cover</source>
        <translation>數值的計算範圍</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>上</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
</context>
<context>
    <name>LegendButton</name>
    <message>
        <source>Click to hide or show these dots; point here to see them before the others.</source>
        <translation>按一下可隱藏或顯示這些點；將指標移到這裡，它們便顯示在其他點之前。</translation>
    </message>
    <message>
        <source>Click to hide or show this curve; point here to see it before the others.</source>
        <translation>按一下可隱藏或顯示這條曲線；指向此處可突出顯示它。</translation>
    </message>
</context>
<context>
    <name>Loupe</name>
    <message>
        <source>Loupe</source>
        <translation>放大鏡</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Measure</source>
        <translation>量測</translation>
    </message>
</context>
<context>
    <name>ManyInputsDialog</name>
    <message>
        <source>Low-resolution pictures</source>
        <translation>低解析度影像</translation>
    </message>
    <message>
        <source>Choose the low-resolution file of any picture, or a folder with a file of each name, to which the scale (x4), LR and the like may be added. {stem} stands for the name of each picture, {folder} for the name of its folder.</source>
        <translation>選擇任一影像的低解析度檔案，或含有各名稱檔案的資料夾，名稱後可帶倍率（x4）、LR 等。{stem} 代表各影像的名稱，{folder} 代表其資料夾的名稱。</translation>
    </message>
    <message>
        <source>The low-resolution picture of any of the pictures</source>
        <translation>任一影像的低解析度影像</translation>
    </message>
    <message>
        <source>A folder with the low-resolution picture of every picture</source>
        <translation>含有每張影像低解析度影像的資料夾</translation>
    </message>
    <message>
        <source>Looking for the low-resolution pictures…</source>
        <translation>正在尋找低解析度影像…</translation>
    </message>
    <message>
        <source>{found} of {count} pictures have a low-resolution picture.</source>
        <translation>{count} 張影像中有 {found} 張有低解析度影像。</translation>
    </message>
    <message>
        <source>Pictures &amp;without a low-resolution picture</source>
        <translation>沒有低解析度影像的影像(&amp;W)</translation>
    </message>
</context>
<context>
    <name>ManyResultsDialog</name>
    <message>
        <source>Results for all pictures</source>
        <translation>所有影像的結果</translation>
    </message>
    <message>
        <source>Choose the result of any picture, or a folder with a file of each name. {stem} stands for the name of each picture, {folder} for the name of its folder.</source>
        <translation>選擇任一影像的結果，或含有各名稱檔案的資料夾。{stem} 代表各影像的名稱，{folder} 代表其資料夾的名稱。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名稱(&amp;N)</translation>
    </message>
    <message>
        <source>Pictures &amp;without a result</source>
        <translation>沒有結果的影像(&amp;W)</translation>
    </message>
    <message>
        <source>The result of any of the pictures</source>
        <translation>任一影像的結果</translation>
    </message>
    <message>
        <source>A folder with a result for every picture</source>
        <translation>含有每張影像結果的資料夾</translation>
    </message>
    <message>
        <source>Looking for the results…</source>
        <translation>正在尋找結果…</translation>
    </message>
    <message>
        <source>{found} of {count} pictures have a result.</source>
        <translation>{count} 張影像中有 {found} 張有結果。</translation>
    </message>
</context>
<context>
    <name>MatchingDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>加入(&amp;A)</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>檔案(&amp;I)…</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>資料夾(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>Pictures: {count}</source>
        <translation>影像：{count}</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>以及另外 {count} 張。</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>Copied {rows} rows of the table as {form}.</source>
        <translation>已將表格的 {rows} 列複製為{form}。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>量測(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外觀(&amp;A)</translation>
    </message>
    <message>
        <source>Se&amp;ssion</source>
        <translation>工作階段(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;hown panes</source>
        <translation>顯示的窗格(&amp;H)</translation>
    </message>
    <message>
        <source>Lo&amp;w resolution</source>
        <translation>低解析度(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Further scores</source>
        <translation>其他數值(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>縮放(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;In wipe and difference</source>
        <translation>捲簾與差異(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>倍率(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Show a&amp;lone</source>
        <translation>單獨顯示(&amp;L)</translation>
    </message>
    <message>
        <source>Pi&amp;ctures</source>
        <translation>影像(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>there is no such file</source>
        <comment>reason.no-file</comment>
        <translation>沒有這個檔案</translation>
    </message>
    <message>
        <source>there is no folder &apos;{folder}&apos;</source>
        <comment>reason.no-folder</comment>
        <translation>沒有資料夾「{folder}」</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <comment>reason.is-folder</comment>
        <translation>它是資料夾</translation>
    </message>
    <message>
        <source>it is no ordinary file but a pipe, a socket or a device</source>
        <comment>reason.no-ordinary-file</comment>
        <translation>它不是普通檔案，而是管道、通訊端或裝置</translation>
    </message>
    <message>
        <source>it is a link that leads back to itself</source>
        <comment>reason.circle</comment>
        <translation>它是指向自身的連結</translation>
    </message>
    <message>
        <source>a folder of that name is in the way</source>
        <comment>reason.folder-in-the-way</comment>
        <translation>已有同名資料夾</translation>
    </message>
    <message>
        <source>a file of that name is in the way</source>
        <comment>reason.file-in-the-way</comment>
        <translation>已有同名檔案</translation>
    </message>
    <message>
        <source>permission denied</source>
        <comment>reason.permission</comment>
        <translation>沒有權限</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <comment>reason.read-only</comment>
        <translation>磁碟是唯讀的</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <comment>reason.disk-full</comment>
        <translation>磁碟已滿</translation>
    </message>
    <message>
        <source>the file is too large for this disk</source>
        <comment>reason.too-large-for-disk</comment>
        <translation>檔案對這個磁碟來說太大</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <comment>reason.name-too-long</comment>
        <translation>檔名太長</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <comment>reason.damaged-disk</comment>
        <translation>磁碟回報錯誤</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <comment>reason.no-memory</comment>
        <translation>記憶體不足</translation>
    </message>
    <message>
        <source>There is no file &apos;{path}&apos;.</source>
        <comment>picture.missing</comment>
        <translation>沒有檔案「{path}」。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a folder, not a picture.</source>
        <comment>picture.is-folder</comment>
        <translation>「{path}」是資料夾，不是影像。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; may not be read: {reason}.</source>
        <comment>picture.unreadable</comment>
        <translation>無法讀取「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is empty.</source>
        <comment>picture.empty</comment>
        <translation>「{name}」是空的。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not a picture that can be read; known are {known}.</source>
        <comment>picture.unknown-format</comment>
        <translation>「{name}」不是可讀取的影像；可讀取的格式有 {known}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not a picture.</source>
        <comment>picture.no-picture</comment>
        <translation>「{name}」不是影像。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a TIFF of a kind that cannot be read: {reason}.</source>
        <comment>picture.unknown-tiff</comment>
        <translation>「{name}」是無法讀取的 TIFF 類型：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is an AVIF that cannot be opened: {reason}.</source>
        <comment>picture.unknown-avif</comment>
        <translation>「{name}」是無法開啟的 AVIF：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is an OpenEXR picture that cannot be shown: {reason}.</source>
        <comment>picture.unknown-exr</comment>
        <translation>「{name}」是無法顯示的 OpenEXR 影像：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has more than {megapixels} million pixels, which is the most that can be opened.</source>
        <comment>picture.too-large</comment>
        <translation>「{name}」超過 {megapixels} 百萬像素，這是可開啟的上限。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is only {width} x {height} pixels; at least {side} x {side} are needed.</source>
        <comment>picture.too-small</comment>
        <translation>「{name}」只有 {width} x {height} 像素；至少需要 {side} x {side}。</translation>
    </message>
    <message>
        <source>There is not enough memory to read &apos;{name}&apos;.</source>
        <comment>picture.no-memory</comment>
        <translation>記憶體不足以讀取「{name}」。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is damaged or incomplete.</source>
        <comment>picture.damaged</comment>
        <translation>「{name}」已損壞或不完整。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is damaged or incomplete.</source>
        <comment>picture.damaged-in-part</comment>
        <translation>「{name}」已損壞或不完整。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; breaks off: what is missing of it stays black, gray or transparent.</source>
        <comment>picture.part</comment>
        <translation>「{name}」在中途中斷：缺少的部分保持黑色、灰色或透明。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; holds several pictures, of which the first is shown.</source>
        <comment>picture.first-of-several</comment>
        <translation>「{name}」含有多幅影像，顯示其中第一幅。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written: its name must end in one of {known}.</source>
        <comment>picture.unknown-suffix</comment>
        <translation>無法寫入「{path}」：檔名結尾必須是 {known} 之一。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be written: {format} holds at most {side} pixels a side, but the picture is {width} x {height}; choose PNG or TIFF.</source>
        <comment>picture.side-too-long</comment>
        <translation>無法寫入「{name}」：{format} 每邊最多 {side} 像素，而影像為 {width} x {height}；請選擇 PNG 或 TIFF。</translation>
    </message>
    <message>
        <source>There is not enough memory to write &apos;{name}&apos;.</source>
        <comment>picture.no-memory-to-write</comment>
        <translation>記憶體不足以寫入「{name}」。</translation>
    </message>
    <message>
        <source>it has too many pixels</source>
        <comment>tiff.pixels</comment>
        <translation>像素太多</translation>
    </message>
    <message>
        <source>it has colours of type {kind}</source>
        <comment>tiff.colors</comment>
        <translation>色彩類型為 {kind}</translation>
    </message>
    <message numerus="yes">
        <source>it has %n channels</source>
        <comment>tiff.channels</comment>
        <translation>
            <numerusform>有 %n 個通道</numerusform>
        </translation>
    </message>
    <message>
        <source>its compression or layout is not supported</source>
        <comment>tiff.layout</comment>
        <translation>不支援其壓縮方式或排列方式</translation>
    </message>
    <message numerus="yes">
        <source>&apos;{name}&apos; has %n more channels, which are neither colour nor opacity and are left out.</source>
        <comment>tiff.left-out</comment>
        <translation>
            <numerusform>「{name}」另有 %n 個既非色彩也非不透明度的通道，已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{name}&apos; does not say what its {channels} channels are: the first three are shown as red, green and blue.</source>
        <comment>tiff.bands</comment>
        <translation>「{name}」沒有說明它的 {channels} 個通道是什麼：前三個顯示為紅、綠、藍。</translation>
    </message>
    <message>
        <source>it has more than {megapixels} million pixels, for which libvips is needed (pip install &apos;pyvips[binary]&apos;)</source>
        <comment>avif.too-large</comment>
        <translation>其像素超過 {megapixels} 百萬，需要 libvips（pip install &apos;pyvips[binary]&apos;）</translation>
    </message>
    <message>
        <source>it has no channels R, G and B, nor Y, but {names}</source>
        <comment>exr.channels</comment>
        <translation>它沒有 R、G、B 通道，也沒有 Y 通道，只有 {names}</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; does not say which values are black and white; judging by its values, these are {black} and {white}.</source>
        <comment>range.guessed</comment>
        <translation>「{name}」沒有說明哪些數值是黑和白；從其數值判斷，它們是 {black} 和 {white}。</translation>
    </message>
    <message numerus="yes">
        <source>%n values of &apos;{name}&apos; are not finite numbers: infinity is shown as white, and what is no number as black.</source>
        <comment>range.not-finite</comment>
        <translation>
            <numerusform>「{name}」有 %n 個數值不是有限的數：無窮大顯示為白色，非數值顯示為黑色。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of &apos;{name}&apos; are {value}, which is taken for no data and shown as black.</source>
        <comment>range.no-data</comment>
        <translation>
            <numerusform>「{name}」有 %n 個數值是 {value}，被視為無資料，顯示為黑色。</numerusform>
        </translation>
    </message>
    <message>
        <source>The colours of &apos;{name}&apos; ({space}) are converted to sRGB.</source>
        <comment>color.converted</comment>
        <translation>「{name}」的色彩（{space}）已轉換為 sRGB。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is HDR ({space}, up to {peak} cd/m²) and is converted to sRGB with {white} cd/m² as white; what is brighter is compressed by the tone curve of ITU-R BT.2390.</source>
        <comment>color.tone-mapped</comment>
        <translation>「{name}」是 HDR（{space}，最高 {peak} cd/m²），已轉換為 sRGB，以 {white} cd/m² 為白色；更亮的部分按 ITU-R BT.2390 的色調曲線壓縮。</translation>
    </message>
    <message>
        <source>The colour profile of &apos;{name}&apos; is damaged or made for another kind of picture, and is ignored; its colours may be wrong.</source>
        <comment>color.profile-ignored</comment>
        <translation>「{name}」的色彩描述檔已損壞，或用於另一種影像，因此被忽略；其色彩可能不正確。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; names colours that are not known here (primaries {primaries}, transfer {transfer} of H.273); it is shown as if they were sRGB.</source>
        <comment>color.unknown</comment>
        <translation>「{name}」指定了此處未知的色彩（H.273 的原色 {primaries}、轉換函數 {transfer}）；按 sRGB 顯示。</translation>
    </message>
    <message>
        <source>A blur of {blur:g} is not possible: choose 0 to {most:g} pixels.</source>
        <comment>degradation.blur</comment>
        <translation>無法使用 {blur:g} 的模糊：請選擇 0 到 {most:g} 像素。</translation>
    </message>
    <message>
        <source>Noise of {noise:g} is not possible: choose 0 to {most:g} levels.</source>
        <comment>degradation.noise</comment>
        <translation>無法使用 {noise:g} 的雜訊：請選擇 0 到 {most:g} 色階。</translation>
    </message>
    <message>
        <source>A JPEG quality of {quality} is not possible: choose 1 to 100.</source>
        <comment>degradation.jpeg</comment>
        <translation>無法使用 {quality} 的 JPEG 品質：請選擇 1 到 100。</translation>
    </message>
    <message>
        <source>There is no degradation called &apos;{id}&apos;; examples: {examples}.</source>
        <comment>degradation.unknown</comment>
        <translation>沒有名為「{id}」的劣化方式；例如：{examples}。</translation>
    </message>
    <message>
        <source>The degradation &apos;{id}&apos; names {part} twice.</source>
        <comment>degradation.twice</comment>
        <translation>劣化方式「{id}」提到 {part} 兩次。</translation>
    </message>
    <message>
        <source>not degraded</source>
        <comment>degradation.none</comment>
        <translation>未劣化</translation>
    </message>
    <message>
        <source>blur {sigma:g} px</source>
        <comment>degradation.blurred</comment>
        <translation>模糊 {sigma:g} px</translation>
    </message>
    <message>
        <source>bicubic</source>
        <comment>degradation.bicubic</comment>
        <translation>雙三次</translation>
    </message>
    <message>
        <source>{program} bicubic</source>
        <comment>degradation.bicubic-of</comment>
        <translation>{program} 雙三次</translation>
    </message>
    <message>
        <source>bilinear</source>
        <comment>degradation.bilinear</comment>
        <translation>雙線性</translation>
    </message>
    <message>
        <source>area</source>
        <comment>degradation.area</comment>
        <translation>區域平均</translation>
    </message>
    <message>
        <source>noise {sigma:g}</source>
        <comment>degradation.noisy</comment>
        <translation>雜訊 {sigma:g}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <comment>degradation.seeded</comment>
        <translation>種子 {seed}</translation>
    </message>
    <message>
        <source>{format} {quality}</source>
        <comment>degradation.coded</comment>
        <translation>{format} 品質 {quality}</translation>
    </message>
    <message>
        <source>{first}, {then}</source>
        <comment>degradation.and</comment>
        <translation>{first}、{then}</translation>
    </message>
    <message>
        <source>low resolution from &apos;{name}&apos;</source>
        <comment>input.given</comment>
        <translation>低解析度來自「{name}」</translation>
    </message>
    <message>
        <source>low resolution: {how}</source>
        <comment>input.degraded</comment>
        <translation>低解析度：{how}</translation>
    </message>
    <message>
        <source>input: {how}</source>
        <comment>input.of-one</comment>
        <translation>輸入：{how}</translation>
    </message>
    <message>
        <source>&apos;{low}&apos; is {size} pixels; as the low resolution of &apos;{name}&apos;, which is {whole}, it must be {wanted}.</source>
        <comment>input.size</comment>
        <translation>「{low}」為 {size} 像素；要作為 {whole} 的「{name}」的低解析度影像，它必須是 {wanted}。</translation>
    </message>
    <message>
        <source>&apos;{low}&apos; has no opacity; it gets that of &apos;{name}&apos;, shrunk.</source>
        <comment>input.no-opacity</comment>
        <translation>「{low}」沒有不透明度；使用縮小後的「{name}」的不透明度。</translation>
    </message>
    <message>
        <source>There is no low-resolution picture for &apos;{name}&apos; in &apos;{folder}&apos;.</source>
        <comment>pair.none</comment>
        <translation>「{folder}」中沒有「{name}」的低解析度影像。</translation>
    </message>
    <message>
        <source>There is no low-resolution picture for &apos;{name}&apos;: no file &apos;{path}&apos;.</source>
        <comment>pair.none-at</comment>
        <translation>「{name}」沒有低解析度影像：找不到檔案「{path}」。</translation>
    </message>
    <message>
        <source>Several low-resolution pictures in &apos;{folder}&apos; fit &apos;{name}&apos;: {names}; leave one of them there.</source>
        <comment>pair.several</comment>
        <translation>「{folder}」中有多個低解析度影像與「{name}」相符：{names}；請只保留其中一個。</translation>
    </message>
    <message>
        <source>x{scale}, {border} px shaved, PSNR and SSIM on BT.601 luma (16..235) or the one gray channel, SSIM Gaussian {window}x{window}, sigma {sigma}, transparency over black and white (the worse)</source>
        <comment>protocol</comment>
        <translation>x{scale}，裁去 {border} px，PSNR 與 SSIM 以 BT.601 亮度 (16..235) 或唯一的灰階通道計算，SSIM 高斯窗 {window}x{window}，sigma {sigma}，透明處分別置於黑色與白色上（取較差者）</translation>
    </message>
    <message>
        <source>x{scale}, result shrunk again by bicubic to 8 bits, PSNR of RGB against the input, nothing shaved</source>
        <comment>protocol.of-upscaling</comment>
        <translation>x{scale}，將結果再以雙三次縮小為 8 位元，計算與輸入之間的 RGB PSNR，不裁邊</translation>
    </message>
    <message>
        <source>{protocol}; {input}</source>
        <comment>protocol.of-input</comment>
        <translation>{protocol}；{input}</translation>
    </message>
    <message>
        <source>There is nothing to measure: laid over black or over white, the picture is of one colour here.</source>
        <comment>measure.one-color</comment>
        <translation>沒有可測量的內容：置於黑色或白色上時，影像在此處只有一種顏色。</translation>
    </message>
    <message>
        <source>The session &apos;{path}&apos; cannot be opened ({reason}).</source>
        <comment>session.unreadable</comment>
        <translation>無法開啟工作階段「{path}」（{reason}）。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is no session, is damaged, or was saved by a newer SR Desktop.</source>
        <comment>session.damaged</comment>
        <translation>「{path}」不是工作階段、已損毀，或由較新的 SR Desktop 儲存。</translation>
    </message>
    <message>
        <source>MS-SSIM, GMSD and HaarPSI need the package &apos;{package}&apos;, which is not installed; install it with: pip install {package}</source>
        <comment>measure.no-package</comment>
        <translation>MS-SSIM、GMSD 與 HaarPSI 需要套件「{package}」，但尚未安裝；請以下列命令安裝：pip install {package}</translation>
    </message>
    <message>
        <source>MS-SSIM, GMSD and HaarPSI need the package &apos;{package}&apos;, which does not work here ({reason}); install it again with: pip install --upgrade --force-reinstall --no-deps {package}</source>
        <comment>measure.broken-package</comment>
        <translation>MS-SSIM、GMSD 與 HaarPSI 需要套件「{package}」，但它在此處無法運作（{reason}）；請以下列命令重新安裝：pip install --upgrade --force-reinstall --no-deps {package}</translation>
    </message>
    <message>
        <source>The weights of {metric} in {path} cannot be read; install the program again.</source>
        <comment>measure.weights</comment>
        <translation>無法讀取 {path} 中 {metric} 的權重；請重新安裝本程式。</translation>
    </message>
    <message>
        <source>There is not enough memory to measure {metric} of a picture as large as this.</source>
        <comment>measure.no-memory</comment>
        <translation>記憶體不足，無法量測這麼大的影像的 {metric}。</translation>
    </message>
    <message>
        <source>The weights card {path} is missing; install the program again.</source>
        <comment>card.missing</comment>
        <translation>缺少權重卡 {path}；請重新安裝程式。</translation>
    </message>
    <message>
        <source>The weights card {path} cannot be read ({reason}).</source>
        <comment>card.unreadable</comment>
        <translation>無法讀取權重卡 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>The weights file {path} is missing; install the program again.</source>
        <comment>weights.missing</comment>
        <translation>缺少權重檔案 {path}；請重新安裝程式。</translation>
    </message>
    <message>
        <source>The weights file {path} cannot be read ({reason}).</source>
        <comment>weights.unreadable</comment>
        <translation>無法讀取權重檔案 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>The weights file {path} is damaged: its checksum is not the one on its card.</source>
        <comment>weights.damaged</comment>
        <translation>權重檔案 {path} 已損壞：其校驗碼與權重卡上的不同。</translation>
    </message>
    <message>
        <source>The weights file {path} does not fit its network ({reason}).</source>
        <comment>weights.unfit</comment>
        <translation>權重檔案 {path} 與其網路不符（{reason}）。</translation>
    </message>
    <message>
        <source>There is no method called &apos;{id}&apos;; choose from: {known}.</source>
        <comment>method.unknown</comment>
        <translation>沒有名為「{id}」的方法；請選擇下列之一：{known}。</translation>
    </message>
    <message>
        <source>The method &apos;{id}&apos; is not available: &apos;{folder}&apos; holds no weights for it; choose from: {known}.</source>
        <comment>method.no-weights</comment>
        <translation>方法「{id}」無法使用：「{folder}」中沒有它的權重；請選擇下列之一：{known}。</translation>
    </message>
    <message>
        <source>{title} has weights for ×{scale} alone; it is not available at ×{wanted}.</source>
        <comment>method.other-scale</comment>
        <translation>{title} 只有 ×{scale} 的權重，在 ×{wanted} 無法使用。</translation>
    </message>
    <message>
        <source>None of the methods is available at ×{scale}.</source>
        <comment>method.none-at-scale</comment>
        <translation>沒有任何方法可用於 ×{scale}。</translation>
    </message>
    <message>
        <source>{title} restores pictures without enlarging them: it is available at ×1, not at ×{scale}.</source>
        <comment>method.restores-only</comment>
        <translation>{title} 只還原影像而不放大：可用於 ×1，不可用於 ×{scale}。</translation>
    </message>
    <message>
        <source>Stopped by a fault: {reason}.</source>
        <comment>program.fault</comment>
        <translation>因程式錯誤而停止：{reason}。</translation>
    </message>
    <message>
        <source>{title} stopped: {reason}.</source>
        <comment>method.stopped</comment>
        <translation>{title} 停止了：{reason}。</translation>
    </message>
    <message>
        <source>{title} gave no usable picture: {reason}; try another precision or device.</source>
        <comment>output.unusable</comment>
        <translation>{title} 沒有產生可用的影像：{reason}；請改用其他精度或裝置。</translation>
    </message>
    <message>
        <source>it gave values that are not numbers</source>
        <comment>output.not-numbers</comment>
        <translation>它輸出的值不是數字</translation>
    </message>
    <message>
        <source>it gave the same value everywhere</source>
        <comment>output.flat</comment>
        <translation>它在各處輸出相同的值</translation>
    </message>
    <message>
        <source>There is no working {device} device here; there are: {known}.</source>
        <comment>device.missing</comment>
        <translation>這裡沒有可用的 {device} 裝置；可用的有：{known}。</translation>
    </message>
    <message>
        <source>The {device} does not compute in {precision}, but in: {known}.</source>
        <comment>precision.unsupported</comment>
        <translation>{device} 不能以 {precision} 計算，但可以用：{known}。</translation>
    </message>
    <message>
        <source>The picture &apos;{name}&apos; is {width} x {height} pixels; it needs at least {side} x {side}.</source>
        <comment>comparison.too-small</comment>
        <translation>影像「{name}」為 {width} x {height} 像素；至少需要 {side} x {side}。</translation>
    </message>
    <message>
        <source>There is nothing to measure in &apos;{name}&apos;: laid over black or over white, it is of one colour.</source>
        <comment>comparison.one-color</comment>
        <translation>「{name}」中沒有可測量的內容：置於黑色或白色上時，它只有一種顏色。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; exists already and is kept, but it was made before &apos;{name}&apos; was changed, or of another picture.</source>
        <comment>enlarge.made-of-other</comment>
        <translation>「{path}」已經存在，予以保留，但它是在「{name}」變更之前，或由另一張影像產生的。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; exists already and is kept, but it is older than &apos;{name}&apos;.</source>
        <comment>enlarge.older</comment>
        <translation>「{path}」已經存在，予以保留，但它比「{name}」舊。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; becomes {width} x {height} pixels; writing that takes about {needed} of memory, and {free} are free. Choose a smaller size, or close other programs.</source>
        <comment>enlarge.no-memory</comment>
        <translation>「{name}」會成為 {width} x {height} 像素；寫入約需 {needed} 記憶體，而可用的有 {free}。請選擇較小的尺寸，或關閉其他程式。</translation>
    </message>
    <message>
        <source>The enlarged pictures take about {needed}, and only {free} are free at &apos;{folder}&apos;.</source>
        <comment>enlarge.disk</comment>
        <translation>放大後的影像約占 {needed}，而「{folder}」只有 {free} 可用。</translation>
    </message>
    <message>
        <source>The {device} has no memory left for {title}; it runs, slower, on the {instead}.</source>
        <comment>memory.no-room</comment>
        <translation>{device} 沒有足夠的記憶體執行 {title}；改在 {instead} 上執行，速度較慢。</translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device}; it continues in tiles of {side} pixels.</source>
        <comment>memory.smaller-tiles</comment>
        <translation>{title} 在 {device} 上記憶體不足；改以 {side} 像素的圖塊繼續。</translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device}; it continues, slower, on the {instead}.</source>
        <comment>memory.other-device</comment>
        <translation>{title} 在 {device} 上記憶體不足；改在 {instead} 上繼續，速度較慢。</translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device} even with the smallest tiles; close other programs or choose a smaller picture.</source>
        <comment>memory.smallest-tiles</comment>
        <translation>{title} 在 {device} 上即使用最小的圖塊仍記憶體不足；請關閉其他程式或選擇較小的影像。</translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device}, and it needs the picture in one piece; close other programs or choose a smaller picture.</source>
        <comment>memory.one-piece</comment>
        <translation>{title} 在 {device} 上記憶體不足，而它必須一次處理整張影像；請關閉其他程式或選擇較小的影像。</translation>
    </message>
    <message>
        <source>A picture that was not computed here but read from the file &apos;{path}&apos;.</source>
        <comment>external.about</comment>
        <translation>這張影像不是在此計算的，而是讀取自檔案「{path}」。</translation>
    </message>
    <message>
        <source>Pictures that were not computed here but read from &apos;{folder}&apos;, matched by name.</source>
        <comment>external.about-folder</comment>
        <translation>並非在此計算，而是從「{folder}」讀取、依名稱配對的影像。</translation>
    </message>
    <message>
        <source>Pictures that were not computed here but read from the files &apos;{pattern}&apos;.</source>
        <comment>external.about-pattern</comment>
        <translation>並非在此計算，而是從檔案「{pattern}」讀取的影像。</translation>
    </message>
    <message>
        <source>There is no result for &apos;{name}&apos; in &apos;{folder}&apos;.</source>
        <comment>external.none</comment>
        <translation>「{folder}」中沒有「{name}」的結果。</translation>
    </message>
    <message>
        <source>There is no result for &apos;{name}&apos;: no file &apos;{path}&apos;.</source>
        <comment>external.none-at</comment>
        <translation>「{name}」沒有結果：找不到檔案「{path}」。</translation>
    </message>
    <message>
        <source>Several results in &apos;{folder}&apos; fit &apos;{name}&apos;: {names}; leave one of them there.</source>
        <comment>external.several</comment>
        <translation>「{folder}」中有數個結果符合「{name}」：{names}；請只留下其中一個。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; has no opacity; it is shown and measured with the one that the results of all methods have.</source>
        <comment>external.no-opacity</comment>
        <translation>「{path}」沒有不透明度；顯示和測量時使用所有方法的結果共有的不透明度。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is {size} pixels; to be compared it must be {wanted}.</source>
        <comment>external.size</comment>
        <translation>「{path}」為 {size} 像素；要比較必須是 {wanted}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is {size} pixels; to be compared it must be {wanted} or {uncropped}.</source>
        <comment>external.size-or</comment>
        <translation>「{path}」為 {size} 像素；要比較必須是 {wanted} 或 {uncropped}。</translation>
    </message>
    <message>
        <source>{architecture}, {millions:.2f} million values, from the file &apos;{path}&apos;.</source>
        <comment>model.about</comment>
        <translation>{architecture}，{millions:.2f} 百萬個參數，來自檔案「{path}」。</translation>
    </message>
    <message>
        <source>{title} enlarges {scale} times; it is run three times, each time on its last result, and its scores are not those of its paper.</source>
        <comment>model.run-three-times</comment>
        <translation>{title} 放大 {scale} 倍；執行三次，每次都以上一次的結果為輸入，其分數不是論文中的分數。</translation>
    </message>
    <message>
        <source>{title} enlarges {scales} times.</source>
        <comment>model.enlarges</comment>
        <translation>{title} 放大 {scales} 倍。</translation>
    </message>
    <message>
        <source>{title} restores pictures without enlarging them; it is for the scale ×1.</source>
        <comment>model.restores</comment>
        <translation>{title} 只還原影像而不放大；用於倍率 ×1。</translation>
    </message>
    <message>
        <source>{title} knows brightness alone; colour is enlarged by bicubic interpolation.</source>
        <comment>model.luma</comment>
        <translation>{title} 只處理亮度；色彩以雙三次內插放大。</translation>
    </message>
    <message>
        <source>{title} is given the bicubic enlargement, which it sharpens.</source>
        <comment>model.sharpens</comment>
        <translation>{title} 取得的是雙三次放大的影像，並將其銳化。</translation>
    </message>
    <message>
        <source>The file of {title} enlarges {others} times too; what is used is {scale} times.</source>
        <comment>model.several-scales</comment>
        <translation>{title} 的檔案也可放大 {others} 倍；此處使用的是 {scale} 倍。</translation>
    </message>
    <message>
        <source>{title} takes values {given} and gives {made}, channels {order}, axes {layout}.</source>
        <comment>model.format-usual</comment>
        <translation>{title} 接收 {given} 的值，輸出 {made}，通道 {order}，軸 {layout}。</translation>
    </message>
    <message>
        <source>{title} takes values {given} and gives {made}, channels {order}, axes {layout}, as a trial shows.</source>
        <comment>model.format-found</comment>
        <translation>試執行顯示，{title} 接收 {given} 的值，輸出 {made}，通道 {order}，軸 {layout}。</translation>
    </message>
    <message>
        <source>{title} is given values {given} and read as {made}, channels {order}, axes {layout}, as you chose.</source>
        <comment>model.format-chosen</comment>
        <translation>依您的選擇，給 {title} 的值為 {given}，其輸出按 {made} 讀取，通道 {order}，軸 {layout}。</translation>
    </message>
    <message>
        <source>{title} made no picture of a test picture in any format; values {given} are a guess. Choose others in the menu of its pane, or with --model FILE,range=0-255.</source>
        <comment>model.format-guessed</comment>
        <translation>無論以哪種格式，{title} 都沒有把測試影像變成影像；{given} 的值只是猜測。請在其窗格的選單中另選，或使用 --model FILE,range=0-255。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds weights of this program&apos;s own trainer, whose format is known; choose none.</source>
        <comment>model.own-format</comment>
        <translation>「{path}」是本程式訓練器的權重，其格式已知；請不要選擇格式。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; did not enlarge a small test picture within {seconds:.0f} seconds, and was not added.</source>
        <comment>model.trial-slow</comment>
        <translation>「{path}」未能在 {seconds:.0f} 秒內放大一幅小測試影像，因此沒有加入。</translation>
    </message>
    <message>
        <source>There is no memory for &apos;{path}&apos; even on a small test picture; close other programs.</source>
        <comment>model.trial-memory</comment>
        <translation>即使是小測試影像，記憶體也不足以執行「{path}」；請關閉其他程式。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds values that are not finite numbers, in &apos;{tensor}&apos;; get it again.</source>
        <comment>model.not-finite</comment>
        <translation>「{path}」的「{tensor}」中含有非有限數值；請重新取得。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be read by &apos;{choice}&apos;: layout and output can be chosen for ONNX models alone.</source>
        <comment>model.onnx-only</comment>
        <translation>「{path}」不能按「{choice}」讀取：只有 ONNX 模型可以選擇軸與輸出。</translation>
    </message>
    <message>
        <source>&apos;{part}&apos; says nothing of how a model takes pictures; write key=value with one of {known}.</source>
        <comment>format.unknown-key</comment>
        <translation>「{part}」沒有說明模型如何接收影像；請寫成 key=value，鍵為 {known} 之一。</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no {key} of values that models take; write one of {known}.</source>
        <comment>format.unknown-value</comment>
        <translation>「{value}」不是模型可用的 {key}；請寫 {known} 之一。</translation>
    </message>
    <message>
        <source>{title} takes pieces of {width} x {height} pixels; near their edges its result can differ by a few levels from one in one piece.</source>
        <comment>model.pieces</comment>
        <translation>{title} 以 {width} x {height} 像素的區塊處理；在區塊邊緣附近，結果可能與一次處理整張影像相差幾個色階。</translation>
    </message>
    <message>
        <source>{title} is run in tiles of {side} pixels; near their edges its result can differ by a few levels from one in one piece.</source>
        <comment>model.tiles</comment>
        <translation>{title} 以 {side} 像素的圖塊執行；在圖塊邊緣附近，結果可能與一次處理整張影像相差幾個色階。</translation>
    </message>
    <message>
        <source>{title} is run on the {instead}: ONNX models are not run on the {device}.</source>
        <comment>model.device</comment>
        <translation>{title} 在 {instead} 上執行：ONNX 模型不在 {device} 上執行。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds more than tensors, which could be a program, and was not opened. Where you can run it, save its state_dict() alone (or as {suffix}) or export it as ONNX; or add the pictures that it makes as results.</source>
        <comment>model.more-than-tensors</comment>
        <translation>「{path}」的內容不只是張量，可能含有程式，因此未開啟。請在能執行它的地方只儲存其 state_dict()（或存為 {suffix}），或匯出為 ONNX；也可以把它產生的影像作為結果加入。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is of an architecture that neither we nor spandrel {version} know; export the model as ONNX, or add the pictures that it makes as results.</source>
        <comment>model.unknown-architecture</comment>
        <translation>「{path}」的架構我們與 spandrel {version} 都不認得；請把模型匯出為 ONNX，或把它產生的影像作為結果加入。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; ({architecture}) fills holes in pictures; only models for whole ones can be compared.</source>
        <comment>model.inpaints</comment>
        <translation>「{path}」（{architecture}）用來填補影像的缺洞；只能比較處理完整影像的模型。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; takes an input of the shape {shape}; only models that take one picture, RGB or gray, as 1 x channels x height x width or with the channels last, can be compared.</source>
        <comment>onnx.shape</comment>
        <translation>「{path}」的輸入形狀為 {shape}；只有接收一幅 RGB 或灰階影像（1 x 通道 x 高 x 寬，或通道在最後）的模型可以比較。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; takes values of the type {type}; only floating-point numbers and bytes can be compared.</source>
        <comment>onnx.type</comment>
        <translation>「{path}」接收 {type} 類型的值；只有接收浮點數或位元組的模型可以比較。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be run by OpenVINO {version}: {reason}.</source>
        <comment>onnx.not-run</comment>
        <translation>OpenVINO {version} 無法執行「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; has no output &apos;{name}&apos;; it has: {known}.</source>
        <comment>onnx.no-output</comment>
        <translation>「{path}」沒有名為「{name}」的輸出；它有：{known}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; does not take pictures as {layout}; its input can be: {known}.</source>
        <comment>onnx.no-layout</comment>
        <translation>「{path}」不以 {layout} 接收影像；其輸入可以是：{known}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; takes bytes, 0-255, and cannot be given {given}.</source>
        <comment>onnx.bytes</comment>
        <translation>「{path}」接收 0-255 的位元組，不能給它 {given}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds a loop that may go round more than {most} times or never end, and was not run; export the model without loops.</source>
        <comment>onnx.loop</comment>
        <translation>「{path}」含有可能超過 {most} 次或永不結束的迴圈，因此沒有執行；請匯出不含迴圈的模型。</translation>
    </message>
    <message>
        <source>whole picture&apos;s share of the width</source>
        <comment>figure.overview-share</comment>
        <translation>完整影像佔寬度的比例</translation>
    </message>
    <message>
        <source>gain of the difference</source>
        <comment>figure.difference</comment>
        <translation>差異的增益</translation>
    </message>
    <message>
        <source>the scale cannot be {scale}, only one of: {known}</source>
        <comment>recipe.scale</comment>
        <translation>倍率不能是 {scale}，只能是：{known}</translation>
    </message>
    <message>
        <source>There is nothing called &apos;{field}&apos; to be put into names; there are: {known}.</source>
        <comment>enlarge.template-field</comment>
        <translation>沒有叫做「{field}」的項目可以放進名稱；可用的有：{known}。</translation>
    </message>
    <message>
        <source>{title} does not work in {precision}; it is run in fp32.</source>
        <comment>model.precision</comment>
        <translation>{title} 無法以 {precision} 運作；改以 fp32 執行。</translation>
    </message>
    <message>
        <source>{title} enlarges {scale} times; it is run twice, the second time on its own result, and its scores are not those of its paper.</source>
        <comment>model.run-twice</comment>
        <translation>{title} 放大 {scale} 倍；它執行兩次，第二次處理自己的結果，其得分不是論文中的得分。</translation>
    </message>
    <message>
        <source>{title} enlarges {scale} times; its result is brought to {wanted} times by bicubic interpolation, and its scores are not those of its paper.</source>
        <comment>model.other-scale</comment>
        <translation>{title} 放大 {scale} 倍；其結果以雙三次插補變為 {wanted} 倍，其得分不是論文中的得分。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is no model file that can be read; its name must end in one of {known}.</source>
        <comment>model.unknown-suffix</comment>
        <translation>「{path}」不是可讀取的模型檔案；檔名結尾必須是 {known} 之一。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is not there.</source>
        <comment>model.missing</comment>
        <translation>沒有模型檔案「{path}」。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; cannot be read: {reason}.</source>
        <comment>model.unreadable</comment>
        <translation>無法讀取模型檔案「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is empty; get it again.</source>
        <comment>model.empty</comment>
        <translation>模型檔案「{path}」是空的；請重新取得。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no model file; get it again.</source>
        <comment>model.damaged</comment>
        <translation>模型檔案「{path}」已損壞或不是模型檔案；請重新取得。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no safetensors file; get it again.</source>
        <comment>model.damaged-safetensors</comment>
        <translation>模型檔案「{path}」已損壞或不是 safetensors 檔案；請重新取得。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no ONNX file; get it again.</source>
        <comment>model.damaged-onnx</comment>
        <translation>模型檔案「{path}」已損壞或不是 ONNX 檔案；請重新取得。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds no named tensors, so it is no model file.</source>
        <comment>model.no-tensors</comment>
        <translation>「{path}」不含具名張量，因此不是模型檔案。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a pickle, which PyTorch reads safely from version {needed} on, and this is {version}; upgrade with pip install --upgrade torch, or take the model as {suffix}.</source>
        <comment>model.old-torch</comment>
        <translation>「{path}」是 pickle 檔案，PyTorch 從 {needed} 版起才能安全讀取，而這裡是 {version} 版；請以 pip install --upgrade torch 升級，或改用 {suffix} 格式的模型。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds a TorchScript program, and programs in files are not run; take the model&apos;s weights alone.</source>
        <comment>model.torchscript</comment>
        <translation>「{path}」含有 TorchScript 程式，而檔案中的程式不會執行；請只取模型的權重。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; looks like a known architecture but its tensors do not fit it; the file may be damaged.</source>
        <comment>model.unfit</comment>
        <translation>「{path}」看似已知的架構，但張量不符；檔案可能已損壞。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; ({architecture}) knows faces alone, cut out and upright; only models for whole pictures can be compared.</source>
        <comment>model.faces</comment>
        <translation>「{path}」（{architecture}）只認得裁切並轉正的人臉；只有適用於整張影像的模型可以比較。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; ({architecture}) takes {given} channels and gives {made}; only RGB and gray models can be compared.</source>
        <comment>model.channels</comment>
        <translation>「{path}」（{architecture}）輸入 {given} 個通道、輸出 {made} 個；只有 RGB 與灰階模型可以比較。</translation>
    </message>
    <message>
        <source>This model needs the package &apos;{package}&apos;, which is not installed; install it with: pip install {install}</source>
        <comment>package.missing</comment>
        <translation>此模型需要套件「{package}」，但尚未安裝；請以下列命令安裝：pip install {install}</translation>
    </message>
    <message>
        <source>This model needs the package &apos;{package}&apos;, which does not work here ({reason}); install it again with: pip install --upgrade --force-reinstall --no-deps {package}</source>
        <comment>package.broken</comment>
        <translation>此模型需要套件「{package}」，但它在此處無法運作（{reason}）；請以下列命令重新安裝：pip install --upgrade --force-reinstall --no-deps {package}</translation>
    </message>
    <message numerus="yes">
        <source>&apos;{path}&apos; takes %n inputs; only models that take one picture can be compared.</source>
        <comment>onnx.inputs</comment>
        <translation>
            <numerusform>「{path}」需要 %n 個輸入；只有輸入一張影像的模型可以比較。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{path}&apos; gives {made} values for a picture of {given}; only models that enlarge pictures by a whole factor can be compared.</source>
        <comment>onnx.output</comment>
        <translation>「{path}」對 {given} 的影像輸出 {made} 個值；只有以整數倍放大影像的模型可以比較。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds a compiled program, and programs in files are not run.</source>
        <comment>onnx.program</comment>
        <translation>「{path}」含有編譯過的程式，而檔案中的程式不會執行。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; needs the operator &apos;{operator}&apos; of a library of its own (&apos;{domain}&apos;), and no code but the runtime&apos;s is run; export the model with standard operators.</source>
        <comment>onnx.operator</comment>
        <translation>「{path}」需要其自有函式庫（{domain}）的運算子「{operator}」，而除了執行環境本身的程式碼外一概不執行；請以標準運算子匯出模型。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; names data in &apos;{location}&apos;, outside its own folder, and was not opened; get a model whose data is next to it.</source>
        <comment>onnx.data-elsewhere</comment>
        <translation>「{path}」指向其資料夾之外「{location}」的資料，因此未開啟；請取得資料在模型旁邊的版本。</translation>
    </message>
    <message>
        <source>The data &apos;{location}&apos; of the model &apos;{path}&apos; cannot be read: {reason}; put it next to the model.</source>
        <comment>onnx.data-unreadable</comment>
        <translation>無法讀取模型「{path}」的資料「{location}」：{reason}；請放在模型旁邊。</translation>
    </message>
    <message>
        <source>The data of the model &apos;{path}&apos; is damaged or too large to be read.</source>
        <comment>onnx.data-damaged</comment>
        <translation>模型「{path}」的資料已損壞，或太大而無法讀取。</translation>
    </message>
    <message>
        <source>it takes no picture</source>
        <comment>onnx.no-picture</comment>
        <translation>它不接受影像</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written: {reason}.</source>
        <comment>file.not-written</comment>
        <translation>無法寫入「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; cannot be made: {reason}.</source>
        <comment>folder.not-made</comment>
        <translation>無法建立資料夾「{folder}」：{reason}。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; cannot be read: {reason}.</source>
        <comment>folder.unreadable</comment>
        <translation>無法讀取資料夾「{folder}」：{reason}。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; holds no picture that can be read.</source>
        <comment>folder.no-pictures</comment>
        <translation>資料夾「{folder}」中沒有可讀取的影像。</translation>
    </message>
    <message>
        <source>There are no results for &apos;{name}&apos; yet.</source>
        <comment>export.no-results</comment>
        <translation>「{name}」還沒有結果。</translation>
    </message>
    <message>
        <source>The region {region} lies outside &apos;{name}&apos;, which is {width} x {height} pixels.</source>
        <comment>export.region</comment>
        <translation>區域 {region} 在「{name}」之外，該影像為 {width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The region {region} does not lie inside a result of {width} x {height} pixels.</source>
        <comment>export.region-outside</comment>
        <translation>區域 {region} 不在 {width} x {height} 像素的結果之內。</translation>
    </message>
    <message>
        <source>The figure of &apos;{name}&apos; cannot be made. {why}</source>
        <comment>export.no-figure</comment>
        <translation>無法製作「{name}」的論文圖。{why}</translation>
    </message>
    <message>
        <source>The flip of &apos;{name}&apos; cannot be made. {why}</source>
        <comment>export.no-flip</comment>
        <translation>無法製作「{name}」的交替動畫。{why}</translation>
    </message>
    <message>
        <source>There is no backdrop &apos;{id}&apos;; choose &apos;checkerboard&apos; or a colour such as &apos;#ffffff&apos;.</source>
        <comment>export.backdrop</comment>
        <translation>沒有背景「{id}」；請選擇 checkerboard 或 #ffffff 這樣的顏色。</translation>
    </message>
    <message>
        <source>Pictures can be enlarged more than once and at most {most:g} times, not {factor:g} times.</source>
        <comment>enlarge.factor</comment>
        <translation>影像可以放大超過 1 倍、最多 {most:g} 倍，而不是 {factor:g} 倍。</translation>
    </message>
    <message>
        <source>A long side needs at least one pixel, not {side}.</source>
        <comment>enlarge.long-side</comment>
        <translation>長邊至少要有 1 個像素，而不是 {side}。</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no size: write a factor, as in x2 or x4, or a long side, as in 6000px.</source>
        <comment>enlarge.size-unknown</comment>
        <translation>「{text}」不是尺寸：請寫倍數，例如 x2 或 x4，或長邊，例如 6000px。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is {width} x {height} pixels, and a long side of {side} pixels is more than {most} times that; choose at most {reach} pixels.</source>
        <comment>enlarge.too-far</comment>
        <translation>「{name}」是 {width} x {height} 像素，長邊 {side} 像素超過它的 {most} 倍；請選擇最多 {reach} 像素。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is {width} x {height} pixels already, and is left as it is.</source>
        <comment>enlarge.large-enough</comment>
        <translation>「{name}」已經是 {width} x {height} 像素，維持原狀。</translation>
    </message>
    <message>
        <source>The name &apos;{template}&apos; has a brace without its other half.</source>
        <comment>enlarge.template-braces</comment>
        <translation>名稱「{template}」有一個不成對的大括號。</translation>
    </message>
    <message>
        <source>The name &apos;{template}&apos; names a folder; choose the folder by itself.</source>
        <comment>enlarge.template-folder</comment>
        <translation>名稱「{template}」含有資料夾；請另外選擇資料夾。</translation>
    </message>
    <message>
        <source>Enlarged pictures need a name.</source>
        <comment>enlarge.template-empty</comment>
        <translation>放大後的影像需要名稱。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; would be replaced by its own enlargement; choose another name or folder.</source>
        <comment>enlarge.replaces-source</comment>
        <translation>「{path}」會被它自己的放大結果取代；請選擇其他名稱或資料夾。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; exists already and is kept.</source>
        <comment>enlarge.exists</comment>
        <translation>「{path}」已經存在，予以保留。</translation>
    </message>
    <message>
        <source>What is done cannot be noted, so an interrupted run will not know it again. {why}</source>
        <comment>enlarge.journal</comment>
        <translation>無法記錄已完成的部分，因此中斷後再次執行時無法辨認。{why}</translation>
    </message>
    <message>
        <source>The method &apos;{id}&apos; is a picture that others made, and enlarges nothing.</source>
        <comment>enlarge.not-given</comment>
        <translation>方法「{id}」是他人製作的影像，不會放大任何東西。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <comment>enlarge.count</comment>
        <translation>
            <numerusform>%n 張影像</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not enough memory to draw &apos;{name}&apos;.</source>
        <comment>figure.no-memory</comment>
        <translation>記憶體不足以繪製「{name}」。</translation>
    </message>
    <message numerus="yes">
        <source>%n results of {width} x {height} pixels for the picture &apos;{name}&apos; need about {needed} of memory and {memory} are free; choose fewer methods, or crop or shrink the picture.</source>
        <comment>comparison.no-memory</comment>
        <translation>
            <numerusform>影像「{name}」的 %n 個 {width} x {height} 像素結果約需 {needed} 記憶體，而可用的有 {memory}；請減少方法，或裁切、縮小影像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results of {width} x {height} pixels for the picture &apos;{name}&apos; take {needed}, but only {memory} of memory and {disk} at &apos;{folder}&apos; are free; choose fewer methods, or crop or shrink the picture.</source>
        <comment>comparison.no-room</comment>
        <translation>
            <numerusform>影像「{name}」的 %n 個 {width} x {height} 像素結果需要 {needed}，但只有 {memory} 記憶體和「{folder}」處的 {disk} 可用；請減少方法，或裁切、縮小影像。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{path}&apos; needs {needed} for a picture of {width} x {height} pixels and its result, and {free} are free; get a model for smaller pictures, or one that enlarges less.</source>
        <comment>onnx.too-large</comment>
        <translation>「{path}」處理 {width} x {height} 像素的影像及其結果需要 {needed}，而可用的只有 {free}；請換用處理較小影像或放大倍數較低的模型。</translation>
    </message>
    <message>
        <source>A figure must be at most {most} dots wide; choose fewer dpi or a smaller width.</source>
        <comment>figure.too-many-dots</comment>
        <translation>論文圖的寬度最多 {most} 點；請降低 dpi 或縮小寬度。</translation>
    </message>
    <message>
        <source>The {measure} of a figure must be {least:g} to {most:g} {unit}, not {value:g}.</source>
        <comment>figure.range</comment>
        <translation>論文圖的{measure}必須是 {least:g} 到 {most:g} {unit}，不能是 {value:g}。</translation>
    </message>
    <message>
        <source>width</source>
        <comment>figure.width</comment>
        <translation>寬度</translation>
    </message>
    <message>
        <source>gap</source>
        <comment>figure.gap</comment>
        <translation>間距</translation>
    </message>
    <message>
        <source>font size</source>
        <comment>figure.font-size</comment>
        <translation>字級</translation>
    </message>
    <message>
        <source>resolution</source>
        <comment>figure.resolution</comment>
        <translation>解析度</translation>
    </message>
    <message>
        <source>A figure needs at least one column, not {columns}.</source>
        <comment>figure.columns</comment>
        <translation>論文圖至少需要一欄，不能是 {columns}。</translation>
    </message>
    <message>
        <source>A figure needs at least one row, not {rows}.</source>
        <comment>figure.rows</comment>
        <translation>論文圖至少需要一列，不能是 {rows}。</translation>
    </message>
    <message numerus="yes">
        <source>{rows} x {columns} places cannot hold the %n pictures of a figure; choose more rows or columns, or leave one of them open.</source>
        <comment>figure.places</comment>
        <translation>
            <numerusform>{rows} x {columns} 個位置放不下論文圖的 %n 張影像；請增加列數或欄數，或讓其中之一自動決定。</numerusform>
        </translation>
    </message>
    <message>
        <source>A figure cannot show &apos;{id}&apos;, of which there is no result.</source>
        <comment>figure.no-result</comment>
        <translation>論文圖無法顯示「{id}」，因為沒有它的結果。</translation>
    </message>
    <message>
        <source>A figure needs at least one method.</source>
        <comment>figure.no-method</comment>
        <translation>論文圖至少需要一種方法。</translation>
    </message>
    <message>
        <source>There is not enough memory to make &apos;{name}&apos;; choose a smaller region.</source>
        <comment>flip.no-memory</comment>
        <translation>記憶體不足以製作「{name}」；請選擇較小的區域。</translation>
    </message>
    <message>
        <source>A flip needs two different pictures, not &apos;{id}&apos; twice.</source>
        <comment>flip.same</comment>
        <translation>交替動畫需要兩張不同的影像，而不是兩次「{id}」。</translation>
    </message>
    <message>
        <source>Each picture of a flip is shown {least:g} to {most:g} seconds.</source>
        <comment>flip.seconds</comment>
        <translation>交替動畫的每張影像顯示 {least:g} 到 {most:g} 秒。</translation>
    </message>
    <message>
        <source>A flip is magnified 1 to {most} times.</source>
        <comment>flip.magnification</comment>
        <translation>交替動畫可放大 1 到 {most} 倍。</translation>
    </message>
    <message>
        <source>There is no result of &apos;{id}&apos; to flip.</source>
        <comment>flip.no-result</comment>
        <translation>沒有「{id}」的結果可供交替。</translation>
    </message>
    <message>
        <source>A flip is at most {side} pixels wide or high; choose a smaller region or less zoom.</source>
        <comment>flip.too-large</comment>
        <translation>交替動畫的寬與高最多 {side} 像素；請選擇較小的區域或較低的倍率。</translation>
    </message>
    <message>
        <source>The pictures of the page have {megapixels:.0f} megapixels together; a page holds {most:.0f}. Choose fewer methods or a region.</source>
        <comment>page.too-large</comment>
        <translation>頁面的影像合計 {megapixels:.0f} 百萬像素；一頁最多容納 {most:.0f}。請減少方法或選擇一個區域。</translation>
    </message>
    <message>
        <source>The votes &apos;{path}&apos; cannot be read: {reason}.</source>
        <comment>votes.unreadable</comment>
        <translation>無法讀取投票「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>The votes &apos;{path}&apos; cannot be used: {reason}.</source>
        <comment>votes.unusable</comment>
        <translation>無法使用投票「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>The votes &apos;{path}&apos; are of another blind test.</source>
        <comment>votes.other-study</comment>
        <translation>投票「{path}」屬於另一個盲測。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; holds no blind test.</source>
        <comment>blind-test.none</comment>
        <translation>資料夾「{folder}」中沒有盲測。</translation>
    </message>
    <message>
        <source>There are no votes to count.</source>
        <comment>votes.none</comment>
        <translation>沒有可統計的投票。</translation>
    </message>
    <message>
        <source>Votes on {first} cannot be counted with votes on {other}.</source>
        <comment>votes.other-methods</comment>
        <translation>對 {first} 的投票不能與對 {other} 的投票一起統計。</translation>
    </message>
    <message>
        <source>Votes on {title} with other weights cannot be counted together.</source>
        <comment>votes.other-weights</comment>
        <translation>{title} 的權重不同，投票不能一起統計。</translation>
    </message>
    <message>
        <source>There is no recipe &apos;{path}&apos;.</source>
        <comment>recipe.missing</comment>
        <translation>沒有配方「{path}」。</translation>
    </message>
    <message>
        <source>The recipe &apos;{path}&apos; cannot be read: {reason}.</source>
        <comment>recipe.unreadable</comment>
        <translation>無法讀取配方「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a recipe: it is no text.</source>
        <comment>recipe.no-text</comment>
        <translation>「{path}」不是配方：它不是文字檔。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a recipe: it is no JSON ({reason}).</source>
        <comment>recipe.no-json</comment>
        <translation>「{path}」不是配方：它不是 JSON（{reason}）。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a recipe of a figure.</source>
        <comment>recipe.other-kind</comment>
        <translation>「{path}」不是論文圖的配方。</translation>
    </message>
    <message>
        <source>The recipe &apos;{path}&apos; cannot be used: {reason}.</source>
        <comment>recipe.invalid</comment>
        <translation>無法使用配方「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>The recipe &apos;{path}&apos; cannot be used. {why}</source>
        <comment>recipe.impossible</comment>
        <translation>無法使用配方「{path}」。{why}</translation>
    </message>
    <message>
        <source>The recipe of &apos;{file}&apos; cannot be used. {why}</source>
        <comment>recipe.no-figure</comment>
        <translation>無法使用「{file}」的配方。{why}</translation>
    </message>
    <message>
        <source>The figure of the recipe &apos;{path}&apos; cannot be made again. {why}</source>
        <comment>recipe.method-failed</comment>
        <translation>無法重新製作配方「{path}」的論文圖。{why}</translation>
    </message>
    <message>
        <source>The figure would replace &apos;{path}&apos;; choose another folder with --out.</source>
        <comment>recipe.replaces-picture</comment>
        <translation>論文圖會取代「{path}」；請以 --out 選擇其他資料夾。</translation>
    </message>
    <message>
        <source>The picture &apos;{path}&apos; of the recipe &apos;{recipe}&apos; is missing.</source>
        <comment>recipe.picture-missing</comment>
        <translation>配方「{recipe}」的影像「{path}」不見了。</translation>
    </message>
    <message>
        <source>The picture &apos;{path}&apos; of the recipe &apos;{recipe}&apos; cannot be read: {reason}.</source>
        <comment>recipe.picture-unreadable</comment>
        <translation>無法讀取配方「{recipe}」的影像「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not the picture that the recipe &apos;{recipe}&apos; was made of: its SHA-256 begins with {found}, not {wanted}.</source>
        <comment>recipe.other-picture</comment>
        <translation>「{path}」不是製作配方「{recipe}」時的影像：其 SHA-256 開頭為 {found}，而非 {wanted}。</translation>
    </message>
    <message>
        <source>it has the unknown key &apos;{key}&apos;</source>
        <comment>recipe.unknown-key</comment>
        <translation>其中有未知的鍵「{key}」</translation>
    </message>
    <message>
        <source>it lacks the key &apos;{key}&apos;</source>
        <comment>recipe.missing-key</comment>
        <translation>其中缺少鍵「{key}」</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is wrong, {reason}</source>
        <comment>recipe.wrong-value</comment>
        <translation>「{key}」有誤，{reason}</translation>
    </message>
    <message>
        <source>The name of a {format} must end in {suffix}.</source>
        <comment>recipe.suffix</comment>
        <translation>{format} 的檔名結尾必須是 {suffix}。</translation>
    </message>
    <message>
        <source>&apos;{id}&apos; needs a device and a precision, or an external result.</source>
        <comment>recipe.no-device</comment>
        <translation>「{id}」需要裝置與精度，或是加入的結果。</translation>
    </message>
    <message>
        <source>The result of &apos;{id}&apos; needs its checksum.</source>
        <comment>recipe.no-checksum</comment>
        <translation>「{id}」的結果需要其校驗碼。</translation>
    </message>
    <message>
        <source>A method is listed twice under &apos;methods&apos;.</source>
        <comment>recipe.method-twice</comment>
        <translation>「methods」之下有一種方法列了兩次。</translation>
    </message>
    <message>
        <source>The list &apos;shown&apos; names &apos;{id}&apos;, which is not among the methods.</source>
        <comment>recipe.not-among-methods</comment>
        <translation>「shown」提到「{id}」，但它不在方法之中。</translation>
    </message>
    <message>
        <source>{title} has other weights here (SHA-256 {here}) than the recipe names ({there}); its pixels and numbers may differ.</source>
        <comment>recipe.other-weights</comment>
        <translation>{title} 在此處的權重（SHA-256 {here}）與配方所記（{there}）不同；像素與數值可能不同。</translation>
    </message>
    <message>
        <source>{title} was computed in {precision} on {device}, the recorded figure in {precision_there} on {device_there}; its pixels may differ.</source>
        <comment>recipe.other-device</comment>
        <translation>{title} 在 {device} 上以 {precision} 計算，而記錄的論文圖是在 {device_there} 上以 {precision_there} 計算；像素可能不同。</translation>
    </message>
    <message>
        <source>The recipe names another protocol of measuring than this program&apos;s; the numbers may differ.</source>
        <comment>recipe.other-protocol</comment>
        <translation>配方所記的量測方式與本程式不同；數值可能不同。</translation>
    </message>
    <message>
        <source>The recorded figure was made with {versions}; pixels may differ.</source>
        <comment>recipe.other-versions</comment>
        <translation>記錄的論文圖是以 {versions} 製作的；像素可能不同。</translation>
    </message>
    <message>
        <source>The process that computes was ended from outside, perhaps because memory ran out.</source>
        <comment>worker.killed</comment>
        <translation>負責計算的處理程序被外部結束，可能是記憶體不足。</translation>
    </message>
    <message>
        <source>The process that computes ended unexpectedly, with exit code {code}.</source>
        <comment>worker.ended</comment>
        <translation>負責計算的處理程序意外結束，結束代碼為 {code}。</translation>
    </message>
    <message>
        <source>The process that computes did not answer any more, and was ended.</source>
        <comment>worker.silent</comment>
        <translation>負責計算的處理程序不再回應，已將其結束。</translation>
    </message>
    <message>
        <source>A cancelled computation did not stop, so its process was ended.</source>
        <comment>worker.stuck</comment>
        <translation>已取消的計算沒有停止，因此結束了它的處理程序。</translation>
    </message>
    <message>
        <source>The process that computes has ended.</source>
        <comment>worker.left</comment>
        <translation>負責計算的處理程序已結束。</translation>
    </message>
    <message>
        <source>The process that computes could not be started: {reason}.</source>
        <comment>worker.not-started</comment>
        <translation>無法啟動負責計算的處理程序：{reason}。</translation>
    </message>
    <message>
        <source>No process of its own could be started for computing; the window may hesitate while it computes.</source>
        <comment>worker.in-this-process</comment>
        <translation>無法為計算啟動單獨的處理程序；計算時視窗可能會停頓。</translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message>
        <source>Messages</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>尚無訊息。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部複製</translation>
    </message>
</context>
<context>
    <name>MethodsList</name>
    <message>
        <source>Pictures of the figure</source>
        <translation>論文圖中的影像</translation>
    </message>
    <message>
        <source>Drag to reorder, or move with Alt+Up and Alt+Down</source>
        <translation>拖曳以調整順序，或以 Alt+Up 與 Alt+Down 移動</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name and colour</source>
        <translation>名稱與色彩</translation>
    </message>
    <message>
        <source>In panes, tables, plots and figures; empty for the usual name</source>
        <translation>用於窗格、表格、曲線圖和論文圖；留空則用通常的名稱</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Other colour…</source>
        <translation>其他色彩…</translation>
    </message>
    <message>
        <source>Of the mark at its name and of its curves; automatic shows no mark</source>
        <translation>名稱旁的標記和曲線的色彩；自動時不顯示標記</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名稱(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>色彩(&amp;C)</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄欖色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>藍綠色</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>鏽紅色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>藍色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉紅色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>綠色</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Nearest</source>
        <translation>最近鄰</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>雙線性</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>雙三次</translation>
    </message>
    <message>
        <source>Perceptual</source>
        <translation>感知</translation>
    </message>
    <message>
        <source>SRResNet Photo</source>
        <translation>SRResNet 相片</translation>
    </message>
    <message>
        <source>Repeats every pixel.</source>
        <translation>重複每個像素。</translation>
    </message>
    <message>
        <source>Blends the 2 x 2 nearest pixels.</source>
        <translation>混合最近的 2 x 2 個像素。</translation>
    </message>
    <message>
        <source>Fits a cubic through the 4 x 4 nearest pixels.</source>
        <translation>以三次曲線通過最近的 4 x 4 個像素。</translation>
    </message>
    <message>
        <source>SRCNN</source>
        <translation>SRCNN</translation>
    </message>
    <message>
        <source>Three convolutions that sharpen the luma of the bicubic picture.</source>
        <translation>以三層卷積銳化雙三次影像的亮度。</translation>
    </message>
    <message>
        <source>A residual network trained to look right to a recognition network rather than to match pixels.</source>
        <translation>訓練目標是讓辨識網路覺得真實、而非吻合像素的殘差網路。</translation>
    </message>
    <message>
        <source>SRResNet</source>
        <translation>SRResNet</translation>
    </message>
    <message>
        <source>Sixteen residual blocks and sub-pixel convolution, trained to match pixels.</source>
        <translation>十六個殘差區塊與子像素卷積，以吻合像素為目標訓練。</translation>
    </message>
    <message>
        <source>SRGAN</source>
        <translation>SRGAN</translation>
    </message>
    <message>
        <source>SRResNet, trained further against a network that tells its pictures from real ones.</source>
        <translation>SRResNet，再與一個分辨其影像真假的網路對抗訓練。</translation>
    </message>
    <message>
        <source>SRResNet, trained further on photographs that were blurred, made noisy and JPEG-coded.</source>
        <translation>SRResNet，再以經過模糊、加噪和 JPEG 編碼的相片訓練。</translation>
    </message>
    <message>
        <source>EDSR</source>
        <translation>EDSR</translation>
    </message>
    <message>
        <source>Thirty-two residual blocks without batch norm, trained to match pixels.</source>
        <translation>三十二個沒有批次正規化的殘差區塊，以吻合像素為目標訓練。</translation>
    </message>
    <message>
        <source>SRResNet trained on an H100 for 375 seconds, 55,533 steps of 16 patches of 64 pixels, then on two processor cores for 2,000, 1,200, 6,000 and 2,000 steps of 8 patches of 32 pixels, then on an H200 for 452 seconds, 69,533 steps of 16 patches of 64 in fp16, and for 32 seconds in TF32 on squared differences, and on an H200 of another day from there for 171 seconds, 24,508 steps of the same size on squared differences, and for 38 seconds, 2,658 steps in TF32 on the logarithm of each patch&apos;s squared difference of luma. Since the first, the ground truth is shrunk photographs: openly licensed and freely usable ones from Unsplash, Pexels, Pixabay, Burst, Wikimedia, desktop backgrounds and camera samples, at half and quarter size; on the last day 3,089 parts with much detail, 777 megapixels, of 688 wallpapers that Debian and Ubuntu distribute and of open-1 and open-2, coded as JPEG of quality 96 without subsampling. The weights are the mean of three: those from before that day, those after the 24,508 steps and those after the 2,658. They were chosen by two sets that were never learned from: the validation pictures measure 28.311 dB before, 28.299 and 28.314 after these two trainings and 28.334 for the mean, the 91 pictures of T91 30.386, 30.361, 30.411 and 30.416. Without batch norm: the form that the paper&apos;s network takes when its normalisation is folded in.</source>
        <translation>SRResNet 先在一塊 H100 上訓練 375 秒，即 55,533 步，每步 16 個 64 像素的圖塊；然後在兩個處理器核心上訓練 2,000、1,200、6,000 和 2,000 步，每步 8 個 32 像素的圖塊；再在一塊 H200 上以 fp16 訓練 452 秒，即 69,533 步，每步 16 個 64 像素的圖塊，並以 TF32 按平方差訓練 32 秒；另一天又由此在一塊 H200 上按平方差訓練 171 秒，即 24,508 步同樣大小的圖塊，並以 TF32 按每個圖塊亮度平方差的對數訓練 38 秒，即 2,658 步。第一次之後，真值都是縮小的照片：來自 Unsplash、Pexels、Pixabay、Burst、Wikimedia、桌面背景和相機樣張的開放授權及可自由使用的照片，縮至一半和四分之一大小；最後一天是 3,089 塊細節豐富的局部，共 7.77 億像素，取自 Debian 和 Ubuntu 發行的 688 張桌布以及 open-1 和 open-2，以品質 96、不作色度抽樣的 JPEG 編碼。權重是三者的平均：那一天之前的、24,508 步之後的和 2,658 步之後的。選擇依據是兩組從未用於學習的圖片：驗證圖片此前為 28.311 dB，兩次訓練之後為 28.299 和 28.314，平均權重為 28.334；T91 的 91 張圖片為 30.386、30.361、30.411 和 30.416。不含批次正規化：這是論文中的網路把正規化併入卷積後的形式。</translation>
    </message>
    <message>
        <source>PSNR of the luma (BT.601, studio range) against the original; as many pixels as the scale are shaved off every side.</source>
        <translation>亮度（BT.601，窄範圍）相對於原圖的 PSNR；每邊裁去與倍率相同的像素數。</translation>
    </message>
    <message>
        <source>PSNR of the three colour channels against the original; as many pixels as the scale are shaved off every side.</source>
        <translation>三個色彩通道相對於原圖的 PSNR；每邊裁去與倍率相同的像素數。</translation>
    </message>
    <message>
        <source>SSIM of the luma (Wang et al. 2004, Gaussian 11 × 11, sigma 1.5); as many pixels as the scale are shaved off every side; in a region, the mean of the SSIM map there.</source>
        <translation>亮度的 SSIM（Wang 等人 2004，高斯窗 11 × 11，sigma 1.5）；每邊裁去與倍率相同的像素數；在區域內為 SSIM 圖在該處的平均。</translation>
    </message>
    <message>
        <source>Instant; every colour in it was in the picture.</source>
        <translation>即時；其中每種顏色都來自原影像。</translation>
    </message>
    <message>
        <source>Squares instead of edges.</source>
        <translation>邊緣變成方塊。</translation>
    </message>
    <message>
        <source>Instant; smooth, with no halos.</source>
        <translation>即時；平滑，沒有光暈。</translation>
    </message>
    <message>
        <source>The softest of all; edges lose their contrast.</source>
        <translation>最模糊；邊緣失去對比。</translation>
    </message>
    <message>
        <source>Instant; sharper than bilinear, and the baseline of every paper.</source>
        <translation>即時；比雙線性銳利，是每篇論文的基準。</translation>
    </message>
    <message>
        <source>Still soft; thin halos along strong edges.</source>
        <translation>仍然模糊；明顯邊緣有細光暈。</translation>
    </message>
    <message>
        <source>The network of Johnson et al. without batch norm and tanh, trained on a CPU: 2,400 steps with absolute VGG-16 relu2_2 feature differences, LPIPS and absolute pixel differences, the loss with the best balance of ten that were compared (trainer/EXPERIMENTS.md), then 600 more with a term against the checkerboard, which took its strength in textured places of the validation pictures from 10.2 to 0.4 times the ground truth&apos;s. Its LPIPS is a figure that it was trained on.</source>
        <translation>Johnson 等人的網路，不含批次正規化與 tanh，在 CPU 上訓練：先以 VGG-16 relu2_2 特徵的絕對差、LPIPS 與像素的絕對差訓練 2,400 步，這是比較過的十種損失中最均衡的一種（trainer/EXPERIMENTS.md）；再加上抑制棋盤格紋的項訓練 600 步，使驗證影像紋理處的棋盤格強度從原圖的 10.2 倍降到 0.4 倍。訓練時用到了 LPIPS，因此它的 LPIPS 數值並非獨立的評測。</translation>
    </message>
    <message>
        <source>Invents detail that was never there, so pixel by pixel it is further off; fine regular texture comes out smeared.</source>
        <translation>畫出原本沒有的細節，因此逐像素看離原圖更遠；細密規則的紋理會糊成一片。</translation>
    </message>
    <message>
        <source>SRCNN 9-5-5 trained on openly licensed photographs and the 91 images of its paper, on one shared processor core: 11,000 and 7,000 steps with Muon in bf16, then in fp32 1,200 and 1,500 on squared and, side by side from there, 2,000 on absolute and 2,000 on squared differences. The weights are a mean: of those before these last two trainings, those after the one, and, counted twice, those after the other. On the validation pictures they measure 27.537, 27.533 and 27.540 dB, their mean 27.544 dB. The recipe with it is that of the last training.</source>
        <translation>SRCNN 9-5-5，以開放授權的照片與論文的 91 張影像，在一個共用的處理器核心上訓練：以 Muon 用 bf16 訓練 11,000 與 7,000 步，再用 fp32 以平方差訓練 1,200 與 1,500 步；由此分別以絕對差與平方差各訓練 2,000 步。權重是三者的平均：這最後兩次訓練之前的權重、前一次之後的權重，以及計算兩次的後一次之後的權重。在驗證影像上三者分別為 27.537、27.533 與 27.540 dB，平均後的權重為 27.544 dB。隨附的配方是最後一次訓練的配方。</translation>
    </message>
    <message>
        <source>Sharper edges than bicubic from a very small network.</source>
        <translation>以很小的網路得到比雙三次銳利的邊緣。</translation>
    </message>
    <message>
        <source>Sees only 17 pixels across, so textures stay soft; colour stays bicubic.</source>
        <translation>視野只有 17 個像素，紋理仍然模糊；色彩仍是雙三次。</translation>
    </message>
    <message>
        <source>Crisp textures that look right to the eye, and by LPIPS far nearer to the original than any average.</source>
        <translation>紋理清晰，看起來真實；依 LPIPS 遠比任何平均都接近原圖。</translation>
    </message>
    <message>
        <source>High PSNR and SSIM; clean, straight edges and little that is made up.</source>
        <translation>PSNR 與 SSIM 高；邊緣乾淨筆直，幾乎沒有捏造的內容。</translation>
    </message>
    <message>
        <source>Averages what it cannot know: fine texture turns smooth. Takes much computing.</source>
        <translation>對無法得知之處取平均：細緻紋理變得光滑。計算量大。</translation>
    </message>
    <message>
        <source>Sharp, lively texture; by LPIPS nearest to the original.</source>
        <translation>紋理銳利生動；依 LPIPS 最接近原圖。</translation>
    </message>
    <message>
        <source>A+</source>
        <translation>A+</translation>
    </message>
    <message>
        <source>Restores each patch by the linear regression of the dictionary atom most like it.</source>
        <translation>每個圖塊用與它最相似的字典原子所屬的線性迴歸來還原。</translation>
    </message>
    <message>
        <source>Invents detail that was never there, so pixel by pixel it is further off than SRResNet; fine lettering can come out wrong.</source>
        <translation>畫出原本沒有的細節，因此逐像素看比 SRResNet 離原圖更遠；細小文字可能出錯。</translation>
    </message>
    <message>
        <source>No network: each patch is restored by the regressor of the dictionary atom that is most like it.</source>
        <translation>不是網路：每個圖塊由最相似的字典原子的迴歸矩陣還原。</translation>
    </message>
    <message>
        <source>A+ fitted to the 91 images of its paper in twelve sizes: 2.9 million patches, a dictionary of 1024 atoms by online dictionary learning rather than K-SVD, 30 principal components, 2048 neighbours.</source>
        <translation>A+ 以其論文的 91 張影像、十二種尺寸擬合：290 萬個圖塊，1024 個原子的字典以線上字典學習而非 K-SVD 得到，30 個主成分，2048 個近鄰。</translation>
    </message>
    <message>
        <source>Sees only three low-resolution pixels across, so textures stay soft; colour stays bicubic.</source>
        <translation>只看到三個低解析度像素寬，因此紋理仍偏軟；顏色仍是雙三次。</translation>
    </message>
    <message>
        <source>The highest PSNR and SSIM; clean, straight edges and little that is made up.</source>
        <translation>PSNR 與 SSIM 最高；邊緣乾淨筆直，幾乎沒有捏造的內容。</translation>
    </message>
    <message>
        <source>Averages what it cannot know: fine texture turns smooth. Takes the most computing.</source>
        <translation>對無法得知之處取平均：細緻紋理變得光滑。計算量最大。</translation>
    </message>
    <message>
        <source>Crisper textures than a network trained on pixels.</source>
        <translation>紋理比以像素訓練的網路清晰。</translation>
    </message>
    <message>
        <source>Shifted colours and a regular pattern; pixel by pixel far from the original.</source>
        <translation>色彩偏移，並有規則的格紋；逐像素看離原圖很遠。</translation>
    </message>
    <message>
        <source>For photographs as cameras and JPEG files hold them: no blocks, little noise, and mild blur sharpened.</source>
        <translation>適合相機和 JPEG 檔案中的相片：沒有方塊，雜訊少，輕微模糊得到銳化。</translation>
    </message>
    <message>
        <source>The network of SRResNet, trained further from an earlier SRResNet of ours on one shared processor core: 488 steps without a discriminator, 978 against ones with batch norm, which learned little, and the rest against one without, of half the paper&apos;s width; the last 500 of these in fp32. Its loss is not the paper&apos;s: absolute VGG-16 relu2_2 feature differences, LPIPS (with more and more weight), absolute pixel differences and a term against the checkerboard stand beside the adversarial term, so its LPIPS is a figure that it was trained on. Then on two cores: 1,500 steps on pictures at half and quarter size, of which the weights after 300, the best, and after 1,500 were averaged; from there, at half size, 400 steps with four times the weight against the checkerboard, in the first 200 of which the new discriminator learned, but did not count; and from the mean of those after 200 and, counted twice, after 400, 240 steps without a discriminator, with ten times that weight, on patches drawn without regard to their error, so that smooth ones were among them. The weights are the mean of those after these 240, counted three times, and after the 400. On the validation pictures they measure LPIPS .1345 and 27.30 dB; before .1336 and 27.18. The checkerboard is 0.96 times the ground truth&apos;s in flat and 0.40 times in textured places, before 1.5 and 0.8. That it was trained on was decided several times after BSD100 had been measured (.2006, .1989, .1960, .1930, .1880), as half of SRResNet&apos;s LPIPS is what it is held to; which weights, by the validation pictures alone. A first version, far from the size of the published trainings.</source>
        <translation>SRResNet 的網路，由我們較早的 SRResNet 在一個共用的處理器核心上接續訓練：488 步沒有鑑別器；978 步使用含批次正規化的鑑別器，學到的不多；其餘使用不含批次正規化、寬度為論文一半的鑑別器，其中最後 500 步用 fp32。損失與論文不同：除了對抗項，還有 VGG-16 relu2_2 特徵的絕對差、權重逐漸增加的 LPIPS、像素的絕對差與抑制棋盤格紋的項，因此它的 LPIPS 數值並非獨立的評測。之後在兩個核心上：以一半和四分之一大小的影像訓練 1,500 步，取其中最好的第 300 步與第 1,500 步的平均；由此以一半大小的影像訓練 400 步，抑制棋盤格紋的權重為四倍，前 200 步中新的鑑別器在學習，但不計入損失；再由第 200 步與計兩次的第 400 步的平均，不用鑑別器訓練 240 步，該權重為十倍，選取影像區塊時不看誤差，因此平滑處也在其中。最後的權重是這 240 步之後（計三次）與 400 步之後的平均。在驗證影像上為 LPIPS .1345 與 27.30 dB，此前為 .1336 與 27.18。棋盤格紋在平坦處為原圖的 0.96 倍，在紋理處為 0.40 倍，此前為 1.5 與 0.8 倍。是否繼續訓練，曾多次在量測 BSD100 之後才決定（.2006、.1989、.1960、.1930、.1880），因為它的目標是 SRResNet 的 LPIPS 的一半；選用哪組權重則只依據驗證影像。這是第一個版本，規模遠小於論文發表的訓練。</translation>
    </message>
    <message>
        <source>SRResNet trained further for 65 seconds of an H100, 10,008 steps, and 62 seconds of an H200, 9,558 steps, on photographs that were blurred, made noisy and JPEG-coded (first-order degradation after BSRGAN and Real-ESRGAN), for pixels and without a discriminator; the second time pictures at half and quarter size, coded with JPEG qualities of 45 to 88. Then on two processor cores at half size, for squared rather than absolute differences, 387 and 450 steps, and on an H200 for 180 seconds, 17,383 steps of 16 patches of 64 pixels in fp16, at last in TF32, for the logarithm of each patch&apos;s squared difference of luma, on parts with much detail, 405 megapixels, of wallpapers that Debian and Ubuntu distribute and of open-1 and open-2. Compared with SRResNet on the validation pictures it is 0.69 dB better after JPEG 60, 0.62 dB better after blur 1.2, noise 5 and JPEG 75, and 0.30 dB worse on clean ones; before this last training 0.62, 0.59 and 0.38.</source>
        <translation>由 SRResNet 繼續訓練：H100 上 65 秒（10,008 步）和 H200 上 62 秒（9,558 步），所用照片經過模糊、加噪和 JPEG 編碼（仿 BSRGAN 與 Real-ESRGAN 的一階退化），只求像素相符，不用判別器；第二次用的是一半和四分之一大小的圖片，以 45 到 88 的 JPEG 品質編碼。然後在兩個處理器核心上用一半大小的圖片、按平方差而非絕對差訓練 387 步和 450 步；再在一塊 H200 上訓練 180 秒，即 17,383 步，每步 16 個 64 像素的圖塊，用 fp16，最後用 TF32，按每個圖塊亮度平方差的對數，所用的是 Debian 和 Ubuntu 發行的桌布以及 open-1 和 open-2 中細節豐富的局部，共 4.05 億像素。在驗證圖片上與 SRResNet 相比：JPEG 60 之後好 0.69 dB，模糊 1.2、雜訊 5 和 JPEG 75 之後好 0.62 dB，乾淨圖片差 0.30 dB；最後這次訓練之前為 0.62、0.59 和 0.38。</translation>
    </message>
    <message>
        <source>On a picture that is clean already SRResNet is sharper: this one takes fine grain for noise.</source>
        <translation>對本來就乾淨的影像，SRResNet 更清晰：此方法會把細小顆粒當作雜訊。</translation>
    </message>
    <message>
        <source>Dog</source>
        <translation>小狗</translation>
    </message>
    <message>
        <source>Flowers</source>
        <translation>花朵</translation>
    </message>
    <message>
        <source>Guitar</source>
        <translation>吉他</translation>
    </message>
    <message>
        <source>LPIPS 0.1 over AlexNet (Zhang et al. 2018), on RGB; lower is better.</source>
        <translation>以 AlexNet 計算的 LPIPS 0.1（Zhang 等人 2018），使用 RGB；越低越好。</translation>
    </message>
    <message>
        <source>DISTS over VGG-16 (Ding et al. 2020), on RGB at full size, as super-resolution tables have it, not shrunk to 256 pixels as in its paper; lower is better; 32 pixels a side or more.</source>
        <translation>以 VGG-16 計算的 DISTS（Ding 等人 2020），使用原尺寸的 RGB，與超解析度論文的表格一致，不像其論文那樣縮小到 256 像素；越低越好；每邊至少 32 像素。</translation>
    </message>
    <message>
        <source>Multi-scale SSIM over five scales (Wang et al. 2003), on the brightness; 161 pixels a side or more.</source>
        <translation>五個尺度的多尺度 SSIM（Wang et al. 2003），以明度計算；每邊至少 161 像素。</translation>
    </message>
    <message>
        <source>Deviation of the similarity of gradients (Xue et al. 2014), on the brightness; lower is better.</source>
        <translation>梯度相似度的偏差（Xue et al. 2014），以明度計算；越低越好。</translation>
    </message>
    <message>
        <source>Perceptual similarity by Haar wavelets (Reisenhofer et al. 2018), on RGB; 16 pixels a side or more.</source>
        <translation>以 Haar 小波計算的感知相似度（Reisenhofer et al. 2018），以 RGB 計算；每邊至少 16 像素。</translation>
    </message>
    <message>
        <source>Consistency with the input: the result is shrunk again by bicubic, and this is the PSNR against the input, over RGB. It says how well a result agrees with what is known, not how good the invented detail is.</source>
        <translation>與輸入的一致性：將結果再以雙三次縮小，計算與輸入之間的 RGB PSNR。它說明結果與已知內容有多吻合，而不是補出的細節有多好。</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Dropped picture</source>
        <translation>拖放的影像</translation>
    </message>
    <message>
        <source>A result is added from a picture file; save the picture first.</source>
        <translation>結果需由影像檔案加入；請先儲存影像。</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Order of the film strip</source>
        <translation>底片列的順序</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>排列依據</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Score of a method</source>
        <translation>一種方法的數值</translation>
    </message>
    <message>
        <source>Gap between two methods</source>
        <translation>兩種方法的差距</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>相比於</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>&amp;Worst first</source>
        <translation>最差的在前(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Order by</source>
        <translation>排列依據(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>方法(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Compared with</source>
        <translation>相比於(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Score</source>
        <translation>數值(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go to the worst</source>
        <translation>前往最差的影像(&amp;G)</translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <source>To order the pictures by their scores, evaluate them first.</source>
        <translation>若要依數值排列影像，請先評估。</translation>
    </message>
    <message>
        <source>Evaluate all</source>
        <translation>全部評估</translation>
    </message>
    <message>
        <source>No picture is evaluated yet.</source>
        <translation>尚未評估任何影像。</translation>
    </message>
    <message>
        <source>Worst for {method}: {value}</source>
        <translation>{method} 最差：{value}</translation>
    </message>
</context>
<context>
    <name>OriginalFlash</name>
    <message>
        <source>Bicubic: there is no original</source>
        <translation>雙三次：沒有原圖</translation>
    </message>
    <message>
        <source>The original is not ready yet.</source>
        <translation>原圖尚未就緒。</translation>
    </message>
    <message>
        <source>There is no original to show, and the bicubic result is not ready; show its pane first.</source>
        <translation>沒有可顯示的原圖，雙三次結果也尚未就緒；請先顯示其窗格。</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>Two results side by side</source>
        <translation>兩個並排的結果</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Show {title} alone</source>
        <translation>單獨顯示{title}</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>隱藏{title}</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>顯示{title}</translation>
    </message>
    <message>
        <source>recent picture</source>
        <translation>最近的影像</translation>
    </message>
    <message>
        <source>Type a few letters of a command, a pane or a recent picture</source>
        <translation>輸入命令、窗格或最近影像的幾個字</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>尋找命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>沒有符合的名稱。</translation>
    </message>
</context>
<context>
    <name>PaneActions</name>
    <message>
        <source>Show or hide {title}</source>
        <translation>顯示或隱藏{title}</translation>
    </message>
    <message>
        <source>Show {title} alone, or all panes again</source>
        <translation>單獨顯示{title}，或重新顯示所有窗格</translation>
    </message>
</context>
<context>
    <name>PaneArea</name>
    <message>
        <source>Original</source>
        <translation>原圖</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
</context>
<context>
    <name>PaneDescription</name>
    <message>
        <source>The picture that the results are measured against.</source>
        <translation>用來量測各結果的影像。</translation>
    </message>
    <message>
        <source>Double-click, or {key}, shows it alone.</source>
        <translation>按兩下或按 {key} 可單獨顯示。</translation>
    </message>
    <message>
        <source>Drag the title to move the pane.</source>
        <translation>拖曳標題可移動窗格。</translation>
    </message>
    <message>
        <source>Drag the title to move the pane ({keys}).</source>
        <translation>拖曳標題可移動窗格（{keys}）。</translation>
    </message>
    <message>
        <source>Double-click shows it alone.</source>
        <translation>按兩下可單獨顯示。</translation>
    </message>
</context>
<context>
    <name>PaneGrid</name>
    <message>
        <source>All panes are hidden. The menu Panes brings them back.</source>
        <translation>所有窗格都已隱藏，可由「窗格」選單重新顯示。</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Hide this pane</source>
        <translation>隱藏此窗格</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>隱藏{title}</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>沒有結果</translation>
    </message>
    <message>
        <source>Bicubic for now</source>
        <translation>暫為雙三次</translation>
    </message>
    <message>
        <source>Not computed here yet: meanwhile, the input enlarged by bicubic is shown.</source>
        <translation>此處尚未計算：暫時顯示以雙三次放大的輸入影像。</translation>
    </message>
    <message>
        <source>Copy scores</source>
        <translation>複製數值</translation>
    </message>
    <message>
        <source>Show alone, or all</source>
        <translation>單獨顯示或全部顯示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隱藏</translation>
    </message>
</context>
<context>
    <name>PaperFigure</name>
    <message>
        <source>No pane is finished yet; there is nothing to make a figure of.</source>
        <translation>尚無完成的窗格；沒有可製作論文圖的內容。</translation>
    </message>
    <message>
        <source>No pane is finished yet; there is nothing to copy.</source>
        <translation>尚無完成的窗格；沒有可複製的內容。</translation>
    </message>
    <message>
        <source>Saved {path} and its recipe.</source>
        <translation>已儲存 {path} 及其配方。</translation>
    </message>
    <message>
        <source>Copied all panes as one picture of {width} × {height} pixels.</source>
        <translation>已將所有窗格複製成一張 {width} × {height} 像素的影像。</translation>
    </message>
</context>
<context>
    <name>PerceptionDistortion</name>
    <message>
        <source>The dots follow as soon as the methods are measured.</source>
        <translation>方法量測完成後即顯示各點。</translation>
    </message>
    <message>
        <source>Open several pictures and evaluate them: their means and every picture become dots.</source>
        <translation>開啟多張影像並加以評估：平均值與每張影像都會成為點。</translation>
    </message>
    <message>
        <source>Open a picture: every method becomes a dot.</source>
        <translation>開啟一張影像：每種方法會成為一個點。</translation>
    </message>
    <message>
        <source>Without an original there is nothing to measure against.</source>
        <translation>沒有原圖，就沒有可比對的對象。</translation>
    </message>
    <message>
        <source>The pictures were evaluated without LPIPS.</source>
        <translation>這些影像的評估未包含 LPIPS。</translation>
    </message>
    <message>
        <source>Evaluate with LPIPS</source>
        <translation>連同 LPIPS 評估</translation>
    </message>
    <message>
        <source>The plane needs LPIPS, which is not measured yet.</source>
        <translation>此圖需要 LPIPS，目前尚未量測。</translation>
    </message>
    <message>
        <source>Measure LPIPS</source>
        <translation>量測 LPIPS</translation>
    </message>
    <message>
        <source>{name}: mean of {count}</source>
        <translation>{name}：{count} 張的平均</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整張影像</translation>
    </message>
    <message>
        <source>Region {width} × {height} px at {x}, {y}</source>
        <translation>區域 {width} × {height} 像素，位於 {x}, {y}</translation>
    </message>
</context>
<context>
    <name>PhotographPart</name>
    <message>
        <source>The original</source>
        <translation>原圖</translation>
    </message>
    <message>
        <source>PSNR of the luma of this piece, computed just now. {protocol}.</source>
        <translation>此片段亮度的 PSNR，剛剛計算。{protocol}。</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>計算中…</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>Pictures</source>
        <translation>影像</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>&amp;Copy what is shown</source>
        <translation>複製所顯示的內容(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;alone, or all</source>
        <translation>單獨顯示，或全部顯示(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Measure here</source>
        <translation>在此量測(&amp;M)</translation>
    </message>
    <message>
        <source>Line &amp;profile here</source>
        <translation>在此繪製線剖面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隱藏(&amp;H)</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>與其他比較(&amp;W)</translation>
    </message>
</context>
<context>
    <name>PlaneDock</name>
    <message>
        <source>Perception and distortion</source>
        <translation>感知與失真</translation>
    </message>
    <message>
        <source>What the dots are of</source>
        <translation>各點代表什麼</translation>
    </message>
    <message>
        <source>Open picture or region</source>
        <translation>開啟的影像或區域</translation>
    </message>
    <message>
        <source>Evaluated pictures</source>
        <translation>已評估的影像</translation>
    </message>
    <message>
        <source>Evaluated: {name}</source>
        <translation>已評估：{name}</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>Distortion against perception (Blau and Michaeli 2018): to the right is closer to the original, farther down looks more like it. Below a bound no method gets, and along it one is traded for the other.</source>
        <translation>失真與感知（Blau 與 Michaeli 2018）：越靠右越接近原圖，越靠下看起來越像原圖。任何方法都無法越過某條界線，沿著界線只能以一者換另一者。</translation>
    </message>
</context>
<context>
    <name>PlotDock</name>
    <message>
        <source>Progress of the measurement</source>
        <translation>量測進度</translation>
    </message>
    <message>
        <source>&amp;Copy as picture</source>
        <translation>複製為影像(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as CS&amp;V</source>
        <translation>複製為 CSV(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存新檔(&amp;S)…</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>全部顯示(&amp;A)</translation>
    </message>
    <message>
        <source>Colour channel</source>
        <translation>色彩通道</translation>
    </message>
    <message>
        <source>Which channel is plotted. Luma is 0.299 R + 0.587 G + 0.114 B, from 0 to 255.</source>
        <translation>要繪製的通道。亮度為 0.299 R + 0.587 G + 0.114 B，範圍 0 到 255。</translation>
    </message>
    <message>
        <source>Luma</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>紅</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>綠</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>藍</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy as picture or as CSV</source>
        <translation>複製為影像或 CSV</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Save as PNG, SVG, PDF or CSV</source>
        <translation>儲存為 PNG、SVG、PDF 或 CSV</translation>
    </message>
</context>
<context>
    <name>PlotKeeping</name>
    <message>
        <source>Copied the plot as a picture.</source>
        <translation>已將圖表複製為影像。</translation>
    </message>
    <message>
        <source>Copied {count} dots as CSV.</source>
        <translation>已將 {count} 個點複製為 CSV。</translation>
    </message>
    <message>
        <source>Copied {count} curves as CSV.</source>
        <translation>已將 {count} 條曲線複製為 CSV。</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>儲存圖表</translation>
    </message>
    <message>
        <source>The name &apos;{name}&apos; must end in a format that plots can be saved in: PNG, SVG, PDF, CSV.</source>
        <translation>檔名「{name}」的副檔名必須是圖表可儲存的格式：PNG、SVG、PDF、CSV。</translation>
    </message>
    <message>
        <source>Saved the plot as {path}</source>
        <translation>已將圖表儲存為 {path}</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Line profile</source>
        <translation>線剖面</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>頻譜</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方圖</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整張影像</translation>
    </message>
    <message>
        <source>Region {width} × {height} px at {x}, {y}</source>
        <translation>區域 {width} × {height} px，位於 {x}, {y}</translation>
    </message>
    <message>
        <source>No pane is finished yet.</source>
        <translation>尚無完成的窗格。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>量測中…</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>PreviewRenderer</name>
    <message>
        <source>There is not enough memory to draw this figure.</source>
        <translation>記憶體不足以繪製此圖。</translation>
    </message>
</context>
<context>
    <name>ProfileDock</name>
    <message>
        <source>Width of the line</source>
        <translation>線的寬度</translation>
    </message>
    <message>
        <source>Number of parallel lines, one pixel apart, that are averaged.</source>
        <translation>取平均的平行線條數，各線相距一個像素。</translation>
    </message>
    <message>
        <source>{width} px</source>
        <translation>{width} px</translation>
    </message>
    <message>
        <source>Hold Shift and drag across an edge in a pane: the values along that line are plotted here.</source>
        <translation>按住 Shift 在窗格中橫越邊緣拖曳：沿線的數值會繪製於此。</translation>
    </message>
    <message>
        <source>Draw a line across the middle</source>
        <translation>在中央畫一條線</translation>
    </message>
    <message>
        <source>{x1}, {y1} to {x2}, {y2}</source>
        <translation>{x1}, {y1} 到 {x2}, {y2}</translation>
    </message>
    <message>
        <source>Distance from A (px)</source>
        <translation>與 A 的距離 (px)</translation>
    </message>
    <message>
        <source>{channel} (levels)</source>
        <translation>{channel}（色階）</translation>
    </message>
    <message>
        <source>Interpolated bilinearly, about one sample per pixel. Luma is 0.299 R + 0.587 G + 0.114 B, from 0 to 255.</source>
        <translation>以雙線性內插，約每像素取樣一次。亮度為 0.299 R + 0.587 G + 0.114 B，範圍 0 到 255。</translation>
    </message>
    <message>
        <source>{distance} px from A</source>
        <translation>距 A {distance} px</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>磁碟機</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 檔案</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查詢位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>檔案類型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Pictures that are enlarged</source>
        <translation>放大的影像</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暫停(&amp;P)</translation>
    </message>
    <message>
        <source>Pause within a tile, or continue</source>
        <translation>在一個圖塊內暫停，或繼續</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop; what is done stays and is known again</source>
        <translation>停止；已完成的會保留，下次會認得</translation>
    </message>
    <message>
        <source>&amp;Back to the choices</source>
        <translation>回到選項(&amp;B)</translation>
    </message>
    <message>
        <source>Enlarge in another way</source>
        <translation>以其他方式放大</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>開啟資料夾(&amp;O)</translation>
    </message>
    <message>
        <source>Show the folder of the enlarged pictures</source>
        <translation>顯示放大影像所在的資料夾</translation>
    </message>
</context>
<context>
    <name>RangeDialog</name>
    <message>
        <source>Value range</source>
        <translation>數值範圍</translation>
    </message>
    <message>
        <source>Automatic (as the file states, else by its values)</source>
        <translation>自動（按檔案所述，否則按其數值）</translation>
    </message>
    <message>
        <source>{black} to {white}</source>
        <translation>{black} 到 {white}</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>For &amp;all pictures of the film strip</source>
        <translation>用於底片列中的所有影像(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>範圍(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Black</source>
        <translation>黑(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;White</source>
        <translation>白(&amp;W)</translation>
    </message>
    <message>
        <source>You chose which values of “{name}” are black and white.</source>
        <translation>您選擇了「{name}」中哪些數值是黑和白。</translation>
    </message>
    <message>
        <source>“{name}” does not say which values are black and white; these were judged by its values.</source>
        <translation>「{name}」沒有說明哪些數值是黑和白；這是從其數值判斷的。</translation>
    </message>
    <message>
        <source>“{name}” states which values are black and white.</source>
        <translation>「{name}」說明了哪些數值是黑和白。</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Choose range…</source>
        <translation>選擇範圍…</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>開啟現有部分</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>開啟最近的影像(&amp;R)</translation>
    </message>
    <message>
        <source>{path} is not there any more</source>
        <translation>{path} 已不存在</translation>
    </message>
    <message>
        <source>No picture has been opened yet</source>
        <translation>尚未開啟過影像</translation>
    </message>
    <message>
        <source>Remove those that are &amp;gone</source>
        <translation>移除已不存在的項目(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清除此清單(&amp;C)</translation>
    </message>
</context>
<context>
    <name>RegionNotes</name>
    <message>
        <source>of one colour: nothing to measure</source>
        <translation>只有一種顏色：沒有可測量的內容</translation>
    </message>
</context>
<context>
    <name>RegionsList</name>
    <message>
        <source>Draw one in the preview</source>
        <translation>在預覽中拖曳畫出一個</translation>
    </message>
    <message>
        <source>Regions of the figure</source>
        <translation>論文圖的區域</translation>
    </message>
    <message>
        <source>X, Y, width, height</source>
        <translation>X、Y、寬、高</translation>
    </message>
    <message>
        <source>Region to add</source>
        <translation>要加入的區域</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Add the typed region</source>
        <translation>加入輸入的區域</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected regions (Del)</source>
        <translation>移除選取的區域 (Del)</translation>
    </message>
    <message>
        <source>Type four whole numbers: X, Y, width, height.</source>
        <translation>請輸入四個整數：X、Y、寬、高。</translation>
    </message>
    <message>
        <source>It must lie inside the picture of {width} × {height} pixels.</source>
        <translation>必須位於 {width} × {height} 像素的影像之內。</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>Resume</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Continue what was cut off</source>
        <translation>繼續被中斷的計算</translation>
    </message>
    <message>
        <source>Use the processor</source>
        <translation>改用處理器</translation>
    </message>
    <message>
        <source>Compute on the processor from now on; the settings keep it</source>
        <translation>從現在起用處理器計算；設定會記住</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>Compute this pane again</source>
        <translation>重新計算這個窗格</translation>
    </message>
    <message>
        <source>Take its scale</source>
        <translation>採用其倍率</translation>
    </message>
    <message>
        <source>Compute every pane at the scale that this method is for</source>
        <translation>以此方法適用的倍率計算所有窗格</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳情</translation>
    </message>
    <message>
        <source>Show all messages, to be copied</source>
        <translation>顯示所有訊息，以便複製</translation>
    </message>
</context>
<context>
    <name>Renaming</name>
    <message>
        <source>&amp;Rename and colour…</source>
        <translation>名稱與色彩(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>ResultsDialog</name>
    <message>
        <source>Results of the blind test</source>
        <translation>盲測結果</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Bradley-Terry</source>
        <translation>Bradley-Terry</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 區間</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>較好</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>無差別</translation>
    </message>
    <message>
        <source>Not preferred</source>
        <translation>較差</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>複製(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation>複製為 LaTeX(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>儲存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Votes: {votes}, raters: {raters}. Bradley-Terry: the natural logarithm of the strength, its mean 0; a method that is 1 stronger is preferred in 73 % of the trials. Where intervals overlap, the order may be chance. &quot;No difference&quot; counts as half a vote for each.</source>
        <translation>投票：{votes}，評判者：{raters}。Bradley-Terry：強度的自然對數，平均為 0；強度高 1 的方法在 73 % 的比較中較好。區間重疊之處，次序可能出於偶然。「無差別」各計半票。</translation>
    </message>
    <message>
        <source>Some methods won or lost everything so far: each pair was given half a vote on both sides.</source>
        <translation>有些方法至今全勝或全敗：每一對的雙方各加半票。</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saved {name}.</source>
        <translation>已儲存 {name}。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>開啟資料夾</translation>
    </message>
</context>
<context>
    <name>SavingOne</name>
    <message>
        <source>&amp;Save this result…</source>
        <translation>儲存此結果(&amp;S)…</translation>
    </message>
    <message>
        <source>Save this result</source>
        <translation>儲存這個結果</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>已儲存 {path}</translation>
    </message>
</context>
<context>
    <name>ScaleButton</name>
    <message>
        <source>Scale: {scale}</source>
        <translation>倍率：{scale}</translation>
    </message>
    <message>
        <source>How many times pictures are shrunk and enlarged</source>
        <translation>影像縮小與放大的倍數</translation>
    </message>
</context>
<context>
    <name>Scores</name>
    <message>
        <source>given</source>
        <translation>自備</translation>
    </message>
    <message>
        <source>There is no original to measure against.</source>
        <translation>沒有可供量測的原圖。</translation>
    </message>
    <message>
        <source>This picture was given, not computed here.</source>
        <translation>此影像由外部提供，並非在此計算。</translation>
    </message>
    <message>
        <source>Time for this method alone, on this machine.</source>
        <translation>此方法在本機單獨所需的時間。</translation>
    </message>
    <message>
        <source>Ran on {device}, precision {precision}.</source>
        <translation>在 {device} 上執行，精度 {precision}。</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The file of {title} was written again while it was computed: the result may be of either, and is computed again the next time.</source>
        <translation>{title} 的檔案在計算時被重新寫入：結果可能出自其中任何一個，下次會重新計算。</translation>
    </message>
    <message>
        <source>{loss} Another continues; what was finished is kept.</source>
        <translation>{loss}另一個處理程序會繼續；已完成的結果保留。</translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Save the session</source>
        <translation>儲存工作階段</translation>
    </message>
    <message>
        <source>Sessions of SR Desktop (*{suffix})</source>
        <translation>SR Desktop 工作階段 (*{suffix})</translation>
    </message>
    <message>
        <source>Saved the session as {name}.</source>
        <translation>已將工作階段儲存為 {name}。</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>開啟工作階段</translation>
    </message>
    <message>
        <source>{names}: not found, neither where the session has it nor near it. Show one of them.</source>
        <translation>{names}：在工作階段記錄的位置及附近都找不到。請指出其中一個。</translation>
    </message>
    <message>
        <source>The pasted picture is in no file, and so not in the session; save it as a file first.</source>
        <translation>貼上的影像不在任何檔案中，因此不在工作階段裡；請先將它存成檔案。</translation>
    </message>
    <message>
        <source>Save the session before opening another?</source>
        <translation>開啟另一個工作階段前要儲存目前的嗎？</translation>
    </message>
    <message>
        <source>{names}: no such folder is there any more.</source>
        <translation>{names}：已沒有這個資料夾。</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>尋找…</translation>
    </message>
    <message>
        <source>Changed since the session was saved: {names}.</source>
        <translation>自工作階段儲存後已變更：{names}。</translation>
    </message>
    <message>
        <source>{count} files were found in another place.</source>
        <translation>在其他位置找到 {count} 個檔案。</translation>
    </message>
    <message>
        <source>Changed since the evaluation, so not measured now: {names}. Evaluate all measures them again.</source>
        <translation>評估之後已變更，因此現在沒有分數：{names}。「全部評估」會重新測量。</translation>
    </message>
    <message>
        <source>Where is {name}?</source>
        <translation>{name} 在哪裡？</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>工作階段</translation>
    </message>
    <message>
        <source>The scores of an evaluation, and the results, folders and low-resolution pictures that you have added, are lost otherwise.</source>
        <translation>否則評估的分數以及您加入的結果、資料夾與低解析度影像將會遺失。</translation>
    </message>
    <message>
        <source>Save the session before closing?</source>
        <translation>關閉前要儲存工作階段嗎？</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Automatic (the fastest that works)</source>
        <translation>自動（可用裝置中最快者）</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>處理器 (CPU)</translation>
    </message>
    <message>
        <source>NVIDIA or AMD graphics card (CUDA, ROCm)</source>
        <translation>NVIDIA 或 AMD 顯示卡（CUDA、ROCm）</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple 圖形處理器 (MPS)</translation>
    </message>
    <message>
        <source>fp32, exact</source>
        <translation>fp32，精確</translation>
    </message>
    <message>
        <source>bf16, fast on newer processors</source>
        <translation>bf16，在較新的處理器上較快</translation>
    </message>
    <message>
        <source>fp16, fast on graphics cards</source>
        <translation>fp16，在顯示卡上較快</translation>
    </message>
    <message>
        <source>&amp;Memory for results</source>
        <translation>結果佔用的記憶體(&amp;M)</translation>
    </message>
    <message>
        <source>Results beyond it are kept in files on the disk until the program ends</source>
        <translation>超出的結果存於磁碟檔案中，程式結束時刪除</translation>
    </message>
    <message>
        <source>Automatic (a quarter of the memory)</source>
        <translation>自動（記憶體的四分之一）</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>底片列</translation>
    </message>
    <message>
        <source>&amp;Compute the next picture while idle</source>
        <translation>閒置時計算下一張影像(&amp;C)</translation>
    </message>
    <message>
        <source>It is then shown at once; whatever else is to be computed comes first</source>
        <translation>之後它會立即顯示；其他計算優先</translation>
    </message>
    <message>
        <source>&amp;Tiles</source>
        <translation>圖塊(&amp;T)</translation>
    </message>
    <message>
        <source>Side of the pieces in which networks compute, in pixels of their input: small ones need less memory and more time; the result is the same</source>
        <translation>網路計算時所用圖塊的邊長，以輸入像素計：較小的圖塊占用較少記憶體、需要更多時間；結果相同</translation>
    </message>
    <message>
        <source>Automatic (by device and memory)</source>
        <translation>自動（依裝置和記憶體）</translation>
    </message>
    <message>
        <source>&amp;Opened pictures</source>
        <translation>開啟的影像(&amp;O)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>依系統設定</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>A small picture is enlarged 2, 3, 4 … times, so that its pixels are equally large</source>
        <translation>小影像按 2、3、4……倍放大，使像素一樣大</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>{choice} (not on this machine)</source>
        <translation>{choice}（本機沒有）</translation>
    </message>
    <message>
        <source>&amp;Average eight flips and rotations</source>
        <translation>平均八種翻轉與旋轉(&amp;A)</translation>
    </message>
    <message>
        <source>Self-ensemble: about 0.1 dB more from every network, in eight times the time; marked x8</source>
        <translation>自我集成：每個網路約多 0.1 dB，時間為八倍；以 x8 標示</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>裝置(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
    <message>
        <source>Automatic (fp32 for numbers, else fastest)</source>
        <translation>自動（數值用 fp32，其餘用最快者）</translation>
    </message>
    <message>
        <source>Computed &amp;by</source>
        <translation>計算程式(&amp;B)</translation>
    </message>
    <message>
        <source>Automatic (what was faster on this machine)</source>
        <translation>自動（本機上較快者）</translation>
    </message>
    <message>
        <source>OpenVINO, on processors</source>
        <translation>OpenVINO（處理器）</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>網路</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Keep &amp;what networks computed until the next start</source>
        <translation>將網路的計算結果保留到下次啟動(&amp;W)</translation>
    </message>
    <message>
        <source>On the disk, in as many gigabytes as in memory, so that a picture opened again is shown at once; switched off, they are removed</source>
        <translation>儲存在磁碟上，上限與記憶體中的結果相同，再次開啟的影像可立即顯示；關閉後即刪除</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>執行緒(&amp;H)</translation>
    </message>
    <message>
        <source>How many cores of the processor networks compute on; fewer leave more to other programs</source>
        <translation>網路在處理器的多少個核心上計算；較少則留給其他程式更多</translation>
    </message>
    <message>
        <source>Automatic (all cores)</source>
        <translation>自動（所有核心）</translation>
    </message>
    <message>
        <source>Test: shrink and restore</source>
        <translation>測試：縮小再還原</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>S&amp;cale</source>
        <translation>倍率(&amp;C)</translation>
    </message>
    <message>
        <source>How many times pictures are shrunk and enlarged; at ×1 they are restored</source>
        <translation>影像縮小與放大的倍數；×1 時只還原</translation>
    </message>
    <message>
        <source>The &amp;original is called</source>
        <translation>原圖的名稱(&amp;O)</translation>
    </message>
    <message>
        <source>In its pane, in figures, flips, pages and plots</source>
        <translation>用於其窗格、圖表、切換動畫、網頁與曲線圖</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原圖</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>外觀(&amp;P)</translation>
    </message>
    <message>
        <source>Behind &amp;transparency</source>
        <translation>透明處的背景(&amp;T)</translation>
    </message>
    <message>
        <source>What is seen through transparent parts of pictures, in panes, figures and flips</source>
        <translation>透過影像透明處所看到的背景，用於窗格、論文圖和翻轉動畫</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盤格</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Other colour…</source>
        <translation>其他顏色…</translation>
    </message>
    <message>
        <source>&amp;Surround</source>
        <translation>影像周圍(&amp;S)</translation>
    </message>
    <message>
        <source>What is around the pictures; the eye judges them by it</source>
        <translation>影像周圍的顏色；眼睛以它為準來判斷影像</translation>
    </message>
    <message>
        <source>As the appearance</source>
        <translation>依外觀</translation>
    </message>
    <message>
        <source>Dark gray</source>
        <translation>深灰色</translation>
    </message>
    <message>
        <source>Middle gray</source>
        <translation>中灰色</translation>
    </message>
    <message>
        <source>Fit to pane</source>
        <translation>適應窗格</translation>
    </message>
    <message>
        <source>&amp;Whole factors only</source>
        <translation>僅按整數倍(&amp;W)</translation>
    </message>
    <message>
        <source>Sc&amp;rolling</source>
        <translation>捲動(&amp;R)</translation>
    </message>
    <message>
        <source>Two fingers on a trackpad move the picture, a wheel zooms; with Ctrl both zoom. Say which it is where the system does not tell</source>
        <translation>觸控板上雙指移動影像，滾輪縮放；按住 Ctrl 兩者都縮放。系統未告知是哪一種時，請在此選擇</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Trackpad: moves the picture</source>
        <translation>觸控板：移動影像</translation>
    </message>
    <message>
        <source>Mouse: zooms</source>
        <translation>滑鼠：縮放</translation>
    </message>
    <message>
        <source>LaTe&amp;X numbers</source>
        <translation>LaTeX 數字(&amp;X)</translation>
    </message>
    <message>
        <source>Of all tables that are copied or saved as LaTeX</source>
        <translation>用於複製或儲存為 LaTeX 的所有表格</translation>
    </message>
    <message>
        <source>As text, flush right</source>
        <translation>作為文字，靠右對齊</translation>
    </message>
    <message>
        <source>In columns of the package siunitx</source>
        <translation>用 siunitx 套件的欄</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <source>Changing how networks run recomputes the open picture.</source>
        <translation>變更網路的執行方式會重新計算開啟的影像。</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>設定的頁面</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>一般(&amp;G)</translation>
    </message>
    <message>
        <source>Com&amp;puting</source>
        <translation>運算(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按鍵(&amp;K)</translation>
    </message>
</context>
<context>
    <name>SettingsPages</name>
    <message>
        <source>The new language is used the next time the window opens.</source>
        <translation>視窗下次開啟時會使用另一種語言。</translation>
    </message>
    <message>
        <source>Reopen now</source>
        <translation>立即重新開啟</translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>Blind test</source>
        <translation>盲測</translation>
    </message>
    <message>
        <source>Two results at a time, without their names: which one looks better? The votes give a ranking that no metric can give.</source>
        <translation>每次兩個結果，不帶名稱：哪個看起來更好？投票給出任何指標都無法給出的排名。</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>The open picture</source>
        <translation>開啟的影像</translation>
    </message>
    <message>
        <source>All {count} of the film strip</source>
        <translation>底片列中的全部 {count} 張</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>整張影像</translation>
    </message>
    <message>
        <source>The marked region</source>
        <translation>標記的區域</translation>
    </message>
    <message>
        <source> × on each picture</source>
        <translation> 次，每張影像</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Each pair</source>
        <translation>每一對的次數</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Computing the results of {name}…</source>
        <translation>正在計算 {name} 的結果…</translation>
    </message>
    <message>
        <source>All of the film strip</source>
        <translation>底片列中的全部</translation>
    </message>
    <message>
        <source>&amp;Start…</source>
        <translation>開始(&amp;S)…</translation>
    </message>
    <message>
        <source>Con&amp;tinue one…</source>
        <translation>繼續已有的(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Results of one…</source>
        <translation>已有的結果(&amp;R)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Choose two methods or more.</source>
        <translation>請選擇兩個或更多方法。</translation>
    </message>
    <message>
        <source>{count} trials are more than anyone can vote on; choose less.</source>
        <translation>{count} 次比較超出任何人所能投票的數量；請少選一些。</translation>
    </message>
    <message>
        <source>Trials: {count}, about {minutes} min.</source>
        <translation>比較：{count} 次，約 {minutes} 分鐘。</translation>
    </message>
    <message>
        <source>Name a folder for the blind test</source>
        <translation>為盲測的資料夾命名</translation>
    </message>
    <message>
        <source>{folder} is not empty; choose another name.</source>
        <translation>{folder} 不是空的；請選擇其他名稱。</translation>
    </message>
    <message>
        <source>The folder of the blind test</source>
        <translation>盲測的資料夾</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>Pictures</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>方法(&amp;M)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>資料夾(&amp;F)</translation>
    </message>
    <message>
        <source>Files that &amp;exist</source>
        <translation>已存在的檔案(&amp;E)</translation>
    </message>
    <message>
        <source>How pictures are enlarged</source>
        <translation>影像如何放大</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Show list</source>
        <translation>顯示清單(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ubfolders</source>
        <translation>子資料夾(&amp;U)</translation>
    </message>
    <message>
        <source>The pictures of its subfolders too; theirs go into subfolders as well</source>
        <translation>也包括子資料夾中的影像；其結果也放進子資料夾</translation>
    </message>
    <message>
        <source>F&amp;iles…</source>
        <translation>檔案(&amp;I)…</translation>
    </message>
    <message>
        <source>Fol&amp;der…</source>
        <translation>資料夾(&amp;D)…</translation>
    </message>
    <message>
        <source>Automatic, by the kind of file</source>
        <translation>自動，依檔案種類</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>長邊</translation>
    </message>
    <message>
        <source>Pixels of the long side</source>
        <translation>長邊的像素數</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Places that are filled in: {places}</source>
        <translation>會填入的項目：{places}</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>瀏覽(&amp;B)…</translation>
    </message>
    <message>
        <source>What an earlier run made in the same way is never made again</source>
        <translation>先前以相同方式做好的，不會再做一次</translation>
    </message>
    <message>
        <source>Keep them, and leave the picture out</source>
        <translation>保留檔案，略過該影像</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>取代</translation>
    </message>
    <message>
        <source>Keep both, by another name</source>
        <translation>兩者都保留，使用其他名稱</translation>
    </message>
    <message>
        <source>Keep where photographs were &amp;taken (GPS)</source>
        <translation>保留拍攝地點(GPS)(&amp;T)</translation>
    </message>
    <message>
        <source>The rest of the EXIF, the colour profile and opacity are kept in any case</source>
        <translation>其餘 EXIF、色彩描述檔與不透明度一律保留</translation>
    </message>
    <message>
        <source>Choose files or a folder</source>
        <translation>請選擇檔案或資料夾</translation>
    </message>
    <message>
        <source>{count} files from {folder}</source>
        <translation>{folder} 中的 {count} 個檔案</translation>
    </message>
    <message>
        <source>{photo} for JPEG files, whose blocks and noise it has learned to leave out; {other} for all others.</source>
        <translation>JPEG 檔用 {photo}，它學會了去除這類檔案的方塊與雜訊；其他檔案用 {other}。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>為什麼？</translation>
    </message>
    <message>
        <source>Pictures to enlarge</source>
        <translation>要放大的影像</translation>
    </message>
    <message>
        <source>Enlarge the pictures of a folder</source>
        <translation>放大資料夾中的影像</translation>
    </message>
    <message>
        <source>Folder of the enlarged pictures</source>
        <translation>放大影像的資料夾</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>No pane is finished yet; there is nothing to share.</source>
        <translation>尚無完成的窗格；沒有可分享的內容。</translation>
    </message>
    <message>
        <source>Share as a web page</source>
        <translation>分享為網頁</translation>
    </message>
    <message>
        <source>Share the marked region as a web page</source>
        <translation>將標記的區域分享為網頁</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>網頁 (*.html)</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>正在寫入 {name}…</translation>
    </message>
    <message>
        <source>Saved the page {path}.</source>
        <translation>已儲存網頁 {path}。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Zoom at the pointer</source>
        <translation>以游標為中心縮放</translation>
    </message>
    <message>
        <source>Wheel, pinch</source>
        <translation>滾輪、雙指捏合</translation>
    </message>
    <message>
        <source>Two fingers on a trackpad</source>
        <translation>觸控板上雙指移動</translation>
    </message>
    <message>
        <source>Move the picture; with Ctrl, zoom</source>
        <translation>移動影像；按住 Ctrl 則縮放</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Shift + 滾輪</translation>
    </message>
    <message>
        <source>Change the magnification of the loupe while it is shown</source>
        <translation>放大鏡顯示時，提高或降低其倍率</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>左鍵拖曳</translation>
    </message>
    <message>
        <source>Zoom every pane to that rectangle</source>
        <translation>將所有窗格縮放到該矩形</translation>
    </message>
    <message>
        <source>Ctrl + drag</source>
        <translation>Ctrl + 拖曳</translation>
    </message>
    <message>
        <source>Mark a region to measure; inside the region, move it</source>
        <translation>標記區域並加以量測；在區域內則移動它</translation>
    </message>
    <message>
        <source>Drag a handle of the region</source>
        <translation>拖曳區域的控點</translation>
    </message>
    <message>
        <source>Resize it</source>
        <translation>調整大小</translation>
    </message>
    <message>
        <source>Esc, Ctrl + click outside</source>
        <translation>Esc、Ctrl + 在外面點一下</translation>
    </message>
    <message>
        <source>Remove the region</source>
        <translation>移除區域</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Shift + 拖曳</translation>
    </message>
    <message>
        <source>Draw a line and plot its profile; hold Ctrl to keep it straight</source>
        <translation>畫一條線並繪出其剖面；同時按住 Ctrl 則保持水平或垂直</translation>
    </message>
    <message>
        <source>Drag an end of the line, or the line</source>
        <translation>拖曳線的一端或整條線</translation>
    </message>
    <message>
        <source>Turn or move it</source>
        <translation>轉動或移動它</translation>
    </message>
    <message>
        <source>Esc, Shift + click beside</source>
        <translation>Esc、Shift + 在旁邊點一下</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>移除線</translation>
    </message>
    <message>
        <source>Right or middle drag, Space + drag</source>
        <translation>右鍵或中鍵拖曳、空白鍵 + 拖曳</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移動影像</translation>
    </message>
    <message>
        <source>Double-click in a picture</source>
        <translation>在影像中按兩下</translation>
    </message>
    <message>
        <source>Fit to pane</source>
        <translation>符合窗格</translation>
    </message>
    <message>
        <source>Double-click on a title</source>
        <translation>在標題上按兩下</translation>
    </message>
    <message>
        <source>Show that pane alone, or all again</source>
        <translation>單獨顯示該窗格，或重新顯示全部</translation>
    </message>
    <message>
        <source>Drag a title</source>
        <translation>拖曳標題</translation>
    </message>
    <message>
        <source>Move that pane to another place</source>
        <translation>將該窗格移到另一個位置</translation>
    </message>
    <message>
        <source>Drag a title out of the window, or with Ctrl</source>
        <translation>把標題拖出視窗，或按住 Ctrl 拖曳標題</translation>
    </message>
    <message>
        <source>Drop that pane&apos;s picture elsewhere, as a file</source>
        <translation>把該窗格的影像以檔案形式放到別處</translation>
    </message>
    <message>
        <source>Drag a divider of a wipe, or where two cross; Shift + arrows</source>
        <translation>拖曳捲簾的分隔線或其交點；Shift + 方向鍵</translation>
    </message>
    <message>
        <source>Move it; a double-click puts it in the middle</source>
        <translation>移動它；按兩下則回到中央</translation>
    </message>
    <message>
        <source>Drop files or a folder</source>
        <translation>拖放檔案或資料夾</translation>
    </message>
    <message>
        <source>Open them</source>
        <translation>開啟它們</translation>
    </message>
    <message>
        <source>Shift + drop a picture</source>
        <translation>Shift + 拖放影像</translation>
    </message>
    <message>
        <source>Add it as a result for the open picture</source>
        <translation>加入為目前影像的結果</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按鍵與滑鼠</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>滑鼠</translation>
    </message>
</context>
<context>
    <name>SpectrumDock</name>
    <message>
        <source>Relative</source>
        <translation>相對值</translation>
    </message>
    <message>
        <source>Relative to the original: power divided by the original&apos;s. What is at 0 dB is restored, what is below is lost, what is above is invented.</source>
        <translation>相對於原圖：功率除以原圖的功率。0 dB 表示已還原，低於 0 dB 表示失去，高於 0 dB 表示憑空產生。</translation>
    </message>
    <message>
        <source>The picture is too small for a spectrum: it needs {side} × {side} pixels.</source>
        <translation>影像太小，無法計算頻譜：至少需要 {side} × {side} 像素。</translation>
    </message>
    <message>
        <source>The region is too small for a spectrum: it needs {side} × {side} pixels.</source>
        <translation>區域太小，無法計算頻譜：至少需要 {side} × {side} 像素。</translation>
    </message>
    <message>
        <source>Power density (dB)</source>
        <translation>功率密度 (dB)</translation>
    </message>
    <message>
        <source>Relative power (dB)</source>
        <translation>相對功率 (dB)</translation>
    </message>
    <message>
        <source>Spatial frequency (cycles/px)</source>
        <translation>空間頻率 (cycles/px)</translation>
    </message>
    <message>
        <source>Nyquist limit of the low-resolution picture, 1/{period}</source>
        <translation>低解析度影像的奈奎斯特極限，1/{period}</translation>
    </message>
    <message>
        <source>Power spectrum, averaged over all directions; 0 dB is one squared level times one squared pixel. The mean is subtracted and a Hann window applied; where a side is longer than {side} px, segments that overlap by half are averaged (Welch). The dashed line is the highest frequency that the low-resolution picture holds.</source>
        <translation>各方向平均的功率譜；0 dB 為一平方色階乘以一平方像素。已減去平均值並套用 Hann 窗；邊長超過 {side} px 時，對重疊一半的區段取平均（Welch 法）。虛線是低解析度影像所能包含的最高頻率。</translation>
    </message>
    <message>
        <source>{frequency} cycles/px</source>
        <translation>{frequency} cycles/px</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>{colors} at {percent} %</source>
        <translation>{colors}，{percent} %</translation>
    </message>
    <message>
        <source>Pixel under the pointer, counted from the top left of the result</source>
        <translation>游標所在的像素，由結果的左上角起算</translation>
    </message>
    <message>
        <source>Size of the picture in pixels, and of the results where it is enlarged</source>
        <translation>影像的像素尺寸；放大時還有結果的尺寸</translation>
    </message>
    <message>
        <source>Screen pixels to a picture pixel; 100 % shows every pixel as one</source>
        <translation>螢幕像素對影像像素的比例；100 % 時一對一</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>比較進度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop computing; finished panes stay</source>
        <translation>停止計算；已完成的窗格會保留</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩餘 {time}</translation>
    </message>
</context>
<context>
    <name>StatusFeed</name>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Networks run on: {device}
Precision: {precision}</source>
        <translation>網路執行於：{device}
精度：{precision}</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>裝置：{name}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>啟動中…</translation>
    </message>
    <message>
        <source>{title} ran on {device}, precision {precision}.</source>
        <translation>{title} 在 {device} 上執行，精度 {precision}。</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{total} 個中完成 {done} 個</translation>
    </message>
    <message>
        <source>Measuring {metric}</source>
        <translation>正在量測 {metric}</translation>
    </message>
</context>
<context>
    <name>Stories</name>
    <message>
        <source>Pixel by pixel, SRResNet is {gap:.2f} dB nearer to the original. Where it cannot know, it averages, and hairs become a smooth surface. Perceptual makes up hairs instead: few of them are where they were, which costs PSNR, but that there is fur can be seen. Which is better depends on what it is for.</source>
        <translation>逐像素來看，SRResNet 比較接近原圖，相差 {gap:.2f} dB。在無法得知之處它取平均，毛髮就變成光滑的表面。感知網路則自行畫出毛髮：其中很少在原本的位置，因此 PSNR 較低，但看得出那是毛皮。何者較好取決於用途。</translation>
    </message>
    <message>
        <source>On this piece, Perceptual is even {gap:.2f} dB nearer to the original than SRResNet.</source>
        <translation>在此片段上，感知網路甚至比 SRResNet 更接近原圖，相差 {gap:.2f} dB。</translation>
    </message>
    <message>
        <source>The same in a photograph</source>
        <translation>照片中的同樣現象</translation>
    </message>
    <message>
        <source>In a photograph it is fur, grass and hair that shrinking takes away. SRResNet was trained to match pixels; Perceptual, to look right to a network that recognises things.</source>
        <translation>在照片中，縮小所失去的是毛髮與草。SRResNet 以吻合像素為目標訓練；感知網路則以讓辨識物體的網路覺得真實為目標。</translation>
    </message>
    <message>
        <source>On this piece A+ is {aplus:+.2f} dB from bicubic, SRCNN {srcnn:+.2f} dB. The three layers of SRCNN are the three steps of A+, now learned together and for the same aim; later networks kept that and went deeper.</source>
        <translation>在這一塊上，A+ 與雙三次相差 {aplus:+.2f} dB，SRCNN 相差 {srcnn:+.2f} dB。SRCNN 的三層就是 A+ 的三個步驟，只是一起學習，目標也相同；後來的網路保留了這一點，並且更深。</translation>
    </message>
    <message>
        <source>Before networks: a dictionary of patches</source>
        <translation>網路之前：圖塊的字典</translation>
    </message>
    <message>
        <source>Sparse coding describes every patch of a picture by a few entries of a dictionary. A+ made that fast: it finds the one entry that a patch is most like, and a matrix learned for that entry says what detail was lost. Feature, dictionary and matrices are learned one after the other, each for an aim of its own.</source>
        <translation>稀疏編碼用字典中的少數幾項來描述影像的每個圖塊。A+ 使它變快：找出與圖塊最相似的一項，再由為該項學得的矩陣得出失去的細節。特徵、字典和矩陣依次學習，各有各的目標。</translation>
    </message>
    <message>
        <source>From a clean picture {better} is {gap:.2f} dB nearer to the original.</source>
        <translation>對於乾淨的影像，{better} 與原圖接近 {gap:.2f} dB。</translation>
    </message>
    <message>
        <source>From a JPEG file {better} is {gap:.2f} dB nearer to the original: look at the flat parts.</source>
        <translation>對於 JPEG 檔案，{better} 與原圖接近 {gap:.2f} dB：請看平坦的部分。</translation>
    </message>
    <message>
        <source>Which one for my photographs? A clean picture</source>
        <translation>我的照片該用哪一個？乾淨的影像</translation>
    </message>
    <message>
        <source>SRResNet has only ever seen pictures that were shrunk and nothing else. SRResNet Photo has also seen blurred, noisy and JPEG-coded ones. For a clean picture, from a raw file or a rendering, the first is right: the second takes fine texture for noise.</source>
        <translation>SRResNet 只見過單純縮小的影像。SRResNet 相片 還見過模糊、有雜訊和經 JPEG 編碼的影像。對於來自 RAW 檔或算圖的乾淨影像，前者合適：後者會把細紋理當成雜訊。</translation>
    </message>
    <message>
        <source>Which one for my photographs? A JPEG file</source>
        <translation>我的照片該用哪一個？JPEG 檔案</translation>
    </message>
    <message>
        <source>The same piece, saved as a JPEG of quality {quality} before it is enlarged. SRResNet takes the blocks and ringing of the file for detail and sharpens them; SRResNet Photo has learned to leave them out.</source>
        <translation>同一塊，放大之前先存為品質 {quality} 的 JPEG。SRResNet 把檔案的方塊和振鈴當成細節來銳化；SRResNet 相片 學會了把它們去掉。</translation>
    </message>
</context>
<context>
    <name>Suggesting</name>
    <message>
        <source>This is a JPEG file: {photo} has learned to leave out the blocks and noise of such files, which {other} takes for detail.</source>
        <translation>這是 JPEG 檔：{photo} 學會了去除這類檔案的方塊與雜訊，而 {other} 會把它們當成細節。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>為什麼？</translation>
    </message>
    <message>
        <source>Show {photo}</source>
        <translation>顯示 {photo}</translation>
    </message>
</context>
<context>
    <name>TableDock</name>
    <message>
        <source>Table of scores</source>
        <translation>數值表</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>複製為文字(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>複製為 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation>複製為 LaTeX(&amp;L)</translation>
    </message>
</context>
<context>
    <name>TableModel</name>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>region</source>
        <translation>區域</translation>
    </message>
    <message>
        <source>Time
s</source>
        <translation>時間
秒</translation>
    </message>
    <message>
        <source>Speed
MP/s</source>
        <translation>速度
MP/s</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>參數</translation>
    </message>
    <message>
        <source>Over the whole picture.</source>
        <translation>量測整張影像。</translation>
    </message>
    <message>
        <source>In the marked region (Ctrl + drag marks one), as far as it lies inside the shaved picture.</source>
        <translation>在標記的區域內（Ctrl + 拖曳可標記），以裁邊後的影像範圍為限。</translation>
    </message>
    <message>
        <source>Time for this method alone, on this machine.</source>
        <translation>此方法在本機單獨所需的時間。</translation>
    </message>
    <message>
        <source>Megapixels of the upscaled picture per second, for this picture.</source>
        <translation>此影像每秒放大的百萬像素數。</translation>
    </message>
    <message>
        <source>Number of trained parameters, from the card of the weights.</source>
        <translation>訓練參數的數目，取自權重卡。</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
</context>
<context>
    <name>Toasts</name>
    <message>
        <source>Earlier messages ({count})</source>
        <translation>較早的訊息 ({count})</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具列</translation>
    </message>
</context>
<context>
    <name>UserModels</name>
    <message>
        <source>Remove m&amp;odel</source>
        <translation>移除模型(&amp;O)</translation>
    </message>
    <message>
        <source>Model files ({patterns})</source>
        <translation>模型檔案 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>Add models</source>
        <translation>新增模型</translation>
    </message>
    <message>
        <source>Opening the model {name}…</source>
        <translation>正在開啟模型 {name}…</translation>
    </message>
    <message>
        <source>Added {title}.</source>
        <translation>已加入 {title}。</translation>
    </message>
</context>
<context>
    <name>VotingDialog</name>
    <message>
        <source>Blind test</source>
        <translation>盲測</translation>
    </message>
    <message>
        <source>Which one looks better?</source>
        <translation>哪個看起來更好？</translation>
    </message>
    <message>
        <source>← Left</source>
        <translation>← 左</translation>
    </message>
    <message>
        <source>No difference (Space)</source>
        <translation>無差別（空白鍵）</translation>
    </message>
    <message>
        <source>Right →</source>
        <translation>右 →</translation>
    </message>
    <message>
        <source>Take the last vote back (Backspace)</source>
        <translation>收回上一票（Backspace）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>All votes are saved; continue whenever you like</source>
        <translation>所有投票都已儲存；可隨時繼續</translation>
    </message>
    <message>
        <source>All {count} trials have their vote.</source>
        <translation>全部 {count} 次比較都已投票。</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 次，共 {count} 次</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome page</source>
        <translation>歡迎頁</translation>
    </message>
    <message>
        <source>See what each way of enlarging a picture does to it</source>
        <translation>看看每種放大方法對影像的影響</translation>
    </message>
    <message>
        <source>Open the picture, or the picture file, on the clipboard</source>
        <translation>開啟剪貼簿中的影像或影像檔案</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Or drop pictures or a folder anywhere on this window.</source>
        <translation>也可以把影像或資料夾拖放到視窗的任何位置。</translation>
    </message>
    <message>
        <source>Choose pictures to open</source>
        <translation>選擇要開啟的影像</translation>
    </message>
    <message>
        <source>Or try one of these</source>
        <translation>或試試這些影像</translation>
    </message>
    <message>
        <source>Recent pictures</source>
        <translation>最近的影像</translation>
    </message>
</context>
<context>
    <name>WelcomeWipe</name>
    <message>
        <source>{left} against {right}</source>
        <translation>{left} 與 {right} 對比</translation>
    </message>
    <message>
        <source>Arrow keys move the divider; Enter opens the picture.</source>
        <translation>方向鍵移動分隔線；輸入鍵開啟該影像。</translation>
    </message>
    <message>
        <source>Move the pointer to compare; a click opens the picture</source>
        <translation>移動指標進行比較；按一下開啟該影像</translation>
    </message>
</context>
<context>
    <name>WhyPage</name>
    <message>
        <source>Why does it look better with a lower PSNR?</source>
        <translation>為什麼 PSNR 較低卻較好看？</translation>
    </message>
    <message>
        <source>The sample picture is missing; install the program again.</source>
        <translation>缺少範例影像；請重新安裝程式。</translation>
    </message>
    <message>
        <source>What each method is good and bad at</source>
        <translation>各方法的優點與缺點</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>優點</translation>
    </message>
    <message>
        <source>Weaknesses</source>
        <translation>缺點</translation>
    </message>
</context>
<context>
    <name>WindowTitle</name>
    <message>
        <source>New session</source>
        <translation>新工作階段</translation>
    </message>
</context>
<context>
    <name>WipeSurface</name>
    <message>
        <source>Wipe</source>
        <translation>捲簾</translation>
    </message>
</context>
<context>
    <name>WipeView</name>
    <message>
        <source>Swap</source>
        <translation>交換</translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation>轉動分隔線</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>交換兩側</translation>
    </message>
    <message>
        <source>Above the divider</source>
        <translation>分隔線上方</translation>
    </message>
    <message>
        <source>Below the divider</source>
        <translation>分隔線下方</translation>
    </message>
    <message>
        <source>Left of the divider</source>
        <translation>分隔線左側</translation>
    </message>
    <message>
        <source>Right of the divider</source>
        <translation>分隔線右側</translation>
    </message>
</context>
</TS>
