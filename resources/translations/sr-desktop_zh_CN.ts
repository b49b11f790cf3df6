<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SR Desktop</source>
        <translation>关于 SR Desktop</translation>
    </message>
    <message>
        <source>See and measure, side by side, what each way of enlarging a picture does to it.</source>
        <translation>并排查看并测量每一种放大方法对图像做了什么。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>&amp;Degradation…</source>
        <translation>劣化方式(&amp;D)…</translation>
    </message>
    <message>
        <source>Choose how the low-resolution picture is made: another shrink, blur, noise, JPEG</source>
        <translation>选择低分辨率图像的生成方式：其他缩小方式、模糊、噪声、JPEG</translation>
    </message>
    <message>
        <source>Add &amp;low-resolution picture…</source>
        <translation>添加低分辨率图像(&amp;L)…</translation>
    </message>
    <message>
        <source>Start from a low-resolution picture of your own; the open one is the truth</source>
        <translation>以您自己的低分辨率图像为输入；打开的图像作为真值</translation>
    </message>
    <message>
        <source>Scale ×1: restore</source>
        <translation>×1：还原</translation>
    </message>
    <message>
        <source>Shrink and enlarge nothing: for models that remove noise, blur or JPEG, with a degradation</source>
        <translation>不缩小也不放大：用于去除噪声、模糊或 JPEG 的模型，配合一种退化</translation>
    </message>
    <message>
        <source>Scale ×2</source>
        <translation>×2</translation>
    </message>
    <message>
        <source>Shrink to a half and enlarge twice</source>
        <translation>缩小到二分之一，再放大 2 倍</translation>
    </message>
    <message>
        <source>Scale ×3</source>
        <translation>×3</translation>
    </message>
    <message>
        <source>Shrink to a third and enlarge three times</source>
        <translation>缩小到三分之一，再放大 3 倍</translation>
    </message>
    <message>
        <source>Scale ×4</source>
        <translation>×4</translation>
    </message>
    <message>
        <source>Shrink to a quarter and enlarge four times, as the program&apos;s own networks do</source>
        <translation>缩小到四分之一，再放大 4 倍，本程序自己的网络即为此倍率</translation>
    </message>
    <message>
        <source>Scale ×8</source>
        <translation>×8</translation>
    </message>
    <message>
        <source>Shrink to an eighth and enlarge eight times</source>
        <translation>缩小到八分之一，再放大 8 倍</translation>
    </message>
    <message>
        <source>&amp;Test: shrink and restore</source>
        <translation>测试：缩小再还原(&amp;T)</translation>
    </message>
    <message>
        <source>The picture is the truth: shrink it, restore it, and measure the results against it</source>
        <translation>图像是原图：将它缩小、还原，并以它测量结果</translation>
    </message>
    <message>
        <source>&amp;Enlarge</source>
        <translation>放大(&amp;E)</translation>
    </message>
    <message>
        <source>The picture is the input: enlarge it; there is nothing to measure against</source>
        <translation>图像是输入：将它放大；没有可比对的原图</translation>
    </message>
    <message>
        <source>Add low-resolution pictures for &amp;all…</source>
        <translation>为所有图像添加低分辨率图像(&amp;A)…</translation>
    </message>
    <message>
        <source>Start from files of your own: a folder, or a path with the name of each; also with the scale (x4)</source>
        <translation>从您自己的文件开始：一个文件夹，或含有各图像名称的路径；名称后可带倍率（x4）</translation>
    </message>
    <message>
        <source>&amp;Shrink the pictures again</source>
        <translation>重新由图像缩小(&amp;S)</translation>
    </message>
    <message>
        <source>Use no low-resolution pictures of your own any more</source>
        <translation>不再使用您自己的低分辨率图像</translation>
    </message>
    <message>
        <source>Re&amp;compute</source>
        <translation>重新计算(&amp;C)</translation>
    </message>
    <message>
        <source>Continue what was cancelled, or compute every pane again</source>
        <translation>继续已取消的计算，或重新计算所有窗格</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Stop computing; finished panes stay</source>
        <translation>停止计算；已完成的窗格会保留</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a picture, or several</source>
        <translation>打开一张或多张图像</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open all pictures of a folder</source>
        <translation>打开文件夹中的所有图像</translation>
    </message>
    <message>
        <source>A&amp;dd folder…</source>
        <translation>添加文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>Open all pictures of a folder behind those that are open; each folder is a set of its own</source>
        <translation>将文件夹中的所有图像打开在已打开的图像之后；每个文件夹自成一组</translation>
    </message>
    <message>
        <source>Include su&amp;bfolders</source>
        <translation>包含子文件夹(&amp;B)</translation>
    </message>
    <message>
        <source>A folder that is opened stands for the pictures of its subfolders too</source>
        <translation>打开文件夹时，也打开其子文件夹中的图像</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Open the picture, or the picture file, on the clipboard</source>
        <translation>打开剪贴板中的图像或图像文件</translation>
    </message>
    <message>
        <source>Reload from dis&amp;k</source>
        <translation>从磁盘重新加载(&amp;K)</translation>
    </message>
    <message>
        <source>Read the picture&apos;s file again</source>
        <translation>重新读取图像文件</translation>
    </message>
    <message>
        <source>&amp;Value range…</source>
        <translation>数值范围(&amp;V)…</translation>
    </message>
    <message>
        <source>Choose which values are black and white in a file of more than 8 bits</source>
        <translation>选择超过 8 位的文件中哪些数值是黑和白</translation>
    </message>
    <message>
        <source>Open se&amp;ssion…</source>
        <translation>打开会话(&amp;S)…</translation>
    </message>
    <message>
        <source>Open what a session holds: pictures, methods, results, names and view</source>
        <translation>打开会话的内容：图像、方法、结果、名称与视图</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>保存会话(&amp;V)</translation>
    </message>
    <message>
        <source>Save what is open, how it is compared and shown, to be opened again</source>
        <translation>保存当前打开的内容、比较方式与显示方式，以便再次打开</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the session to another file</source>
        <translation>将会话保存到另一个文件</translation>
    </message>
    <message>
        <source>&amp;Close picture</source>
        <translation>关闭图像(&amp;C)</translation>
    </message>
    <message>
        <source>Back to the welcome page</source>
        <translation>回到欢迎页</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the results and their scores</source>
        <translation>保存结果与测量数值</translation>
    </message>
    <message>
        <source>E&amp;nlarge pictures…</source>
        <translation>放大多张图像(&amp;N)…</translation>
    </message>
    <message>
        <source>Enlarge files, or all pictures of a folder, by one method and write them</source>
        <translation>以一种方法放大文件或文件夹中的所有图像并写入</translation>
    </message>
    <message>
        <source>Enlarge all</source>
        <translation>全部放大</translation>
    </message>
    <message>
        <source>Share as a &amp;web page…</source>
        <translation>分享为网页(&amp;W)…</translation>
    </message>
    <message>
        <source>Write the shown results and their scores to one file that any browser shows</source>
        <translation>将显示的结果及其分数写入一个任何浏览器都能显示的文件</translation>
    </message>
    <message>
        <source>Copy sc&amp;ores</source>
        <translation>复制数值(&amp;O)</translation>
    </message>
    <message>
        <source>Copy the scores of all panes as a table</source>
        <translation>将所有窗格的数值复制成表格</translation>
    </message>
    <message>
        <source>Export visible re&amp;gion…</source>
        <translation>导出可见区域(&amp;G)…</translation>
    </message>
    <message>
        <source>Save what the panes show now</source>
        <translation>保存窗格当前显示的内容</translation>
    </message>
    <message>
        <source>F&amp;igure…</source>
        <translation>论文图(&amp;I)…</translation>
    </message>
    <message>
        <source>Make the figure of a paper: regions of every method, side by side</source>
        <translation>制作论文用图：并排各方法的区域</translation>
    </message>
    <message>
        <source>F&amp;lip…</source>
        <translation>交替动画(&amp;L)…</translation>
    </message>
    <message>
        <source>Make an animation that shows two results in turn</source>
        <translation>制作轮流显示两个结果的动画</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Leave SR Desktop</source>
        <translation>离开 SR Desktop</translation>
    </message>
    <message>
        <source>&amp;Copy pane</source>
        <translation>复制窗格(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what the pane under the pointer shows</source>
        <translation>复制光标所在窗格显示的内容</translation>
    </message>
    <message>
        <source>Copy &amp;region of all panes</source>
        <translation>复制所有窗格的区域(&amp;R)</translation>
    </message>
    <message>
        <source>Copy the marked region of every pane, else what is shown, as one labelled picture</source>
        <translation>将所有窗格中标记的区域（未标记时为显示的部分）复制成一张附标示的图像</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>Show all panes side by side</source>
        <translation>并排显示所有窗格</translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation>单图(&amp;S)</translation>
    </message>
    <message>
        <source>Show one pane alone; Ctrl+1, Ctrl+2, … choose which</source>
        <translation>单独显示一个窗格；以 Ctrl+1、Ctrl+2… 选择</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>卷帘(&amp;W)</translation>
    </message>
    <message>
        <source>Show two results in one place, parted by a divider to drag</source>
        <translation>在同一处显示两个结果，以可拖动的分隔线隔开</translation>
    </message>
    <message>
        <source>&amp;Four-way wipe</source>
        <translation>四向卷帘(&amp;F)</translation>
    </message>
    <message>
        <source>Show four results in one place, parted by two dividers to drag</source>
        <translation>在同一处显示四个结果，以两条可拖动的分隔线隔开</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>四向</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>差异(&amp;D)</translation>
    </message>
    <message>
        <source>Show how far a result is from the original</source>
        <translation>显示结果与原图相差多少</translation>
    </message>
    <message>
        <source>S&amp;wap places</source>
        <translation>交换位置(&amp;W)</translation>
    </message>
    <message>
        <source>Move each result in the wipe or the difference to the next place</source>
        <translation>卷帘或差异中的各结果移到下一个位置</translation>
    </message>
    <message>
        <source>&amp;Turn the divider</source>
        <translation>转动分隔线(&amp;T)</translation>
    </message>
    <message>
        <source>Wipe across or down</source>
        <translation>左右或上下卷帘</translation>
    </message>
    <message>
        <source>Absolute or si&amp;gned</source>
        <translation>绝对值或带正负号(&amp;G)</translation>
    </message>
    <message>
        <source>The kind of difference</source>
        <translation>差异的种类</translation>
    </message>
    <message>
        <source>&amp;More gain</source>
        <translation>提高增益(&amp;M)</translation>
    </message>
    <message>
        <source>Magnify the difference twice as much</source>
        <translation>将差异放大为两倍</translation>
    </message>
    <message>
        <source>&amp;Less gain</source>
        <translation>降低增益(&amp;L)</translation>
    </message>
    <message>
        <source>Magnify the difference half as much</source>
        <translation>将差异放大倍率减半</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>回到网格</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>Show the next pane alone</source>
        <translation>单独显示下一个窗格</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一个窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Show the previous pane alone</source>
        <translation>单独显示上一个窗格</translation>
    </message>
    <message>
        <source>Move the pane &amp;back</source>
        <translation>窗格往前移(&amp;B)</translation>
    </message>
    <message>
        <source>Change places with the previous pane; or drag it by its title</source>
        <translation>与前一个窗格交换位置；也可拖动标题</translation>
    </message>
    <message>
        <source>Move the pane &amp;on</source>
        <translation>窗格往后移(&amp;O)</translation>
    </message>
    <message>
        <source>Change places with the next pane; or drag it by its title</source>
        <translation>与后一个窗格交换位置；也可拖动标题</translation>
    </message>
    <message>
        <source>Rename an&amp;d colour…</source>
        <translation>名称和颜色(&amp;D)…</translation>
    </message>
    <message>
        <source>Give the pane under the pointer another name and a colour, in tables, plots and figures too</source>
        <translation>给指针所在的窗格另取名称和颜色，表格、曲线图和论文图中也一样</translation>
    </message>
    <message>
        <source>Show &amp;all panes</source>
        <translation>显示所有窗格(&amp;A)</translation>
    </message>
    <message>
        <source>Bring back the hidden panes</source>
        <translation>重新显示隐藏的窗格</translation>
    </message>
    <message>
        <source>Add results &amp;for all pictures…</source>
        <translation>添加所有图像的结果(&amp;F)…</translation>
    </message>
    <message>
        <source>Compare pictures that somebody else made: a folder, or a path with the name of each, as one method</source>
        <translation>比较他人制作的图像：一个文件夹，或含各图像名称的路径，作为一种方法</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>原图(&amp;O)</translation>
    </message>
    <message>
        <source>Leave full screen; then show all panes again</source>
        <translation>离开全屏；再按则重新显示所有窗格</translation>
    </message>
    <message>
        <source>Show the original as a further pane, or the input where it is enlarged</source>
        <translation>在另一个窗格显示原图；放大时显示输入</translation>
    </message>
    <message>
        <source>&amp;Hold to see the original</source>
        <translation>按住以观看原图(&amp;H)</translation>
    </message>
    <message>
        <source>While the key is held, every pane shows the original</source>
        <translation>按住该键时，所有窗格都显示原图</translation>
    </message>
    <message>
        <source>Add &amp;model…</source>
        <translation>添加模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Compare a model file of your own (.pth, .safetensors, .onnx)</source>
        <translation>比较您自己的模型文件（.pth、.safetensors、.onnx）</translation>
    </message>
    <message>
        <source>Add &amp;result…</source>
        <translation>添加结果(&amp;R)…</translation>
    </message>
    <message>
        <source>Compare a picture that somebody else made of the same input</source>
        <translation>比较他人以相同输入产生的图像</translation>
    </message>
    <message>
        <source>&amp;Loupe</source>
        <translation>放大镜(&amp;L)</translation>
    </message>
    <message>
        <source>Show the spot under the pointer of every pane, magnified, beside the pointer</source>
        <translation>在光标旁放大显示各窗格的同一点</translation>
    </message>
    <message>
        <source>Stronger loupe</source>
        <translation>提高放大镜倍率</translation>
    </message>
    <message>
        <source>Magnify more in the loupe; or turn the wheel with Shift</source>
        <translation>放大镜放得更大；也可按住 Shift 转动滚轮</translation>
    </message>
    <message>
        <source>Weaker loupe</source>
        <translation>降低放大镜倍率</translation>
    </message>
    <message>
        <source>Magnify less in the loupe; or turn the wheel with Shift</source>
        <translation>放大镜放得较小；也可按住 Shift 转动滚轮</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>十字线(&amp;C)</translation>
    </message>
    <message>
        <source>Mark the spot under the pointer in every other pane</source>
        <translation>在其他各窗格中标示光标所在的点</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>下一张图像(&amp;N)</translation>
    </message>
    <message>
        <source>Show the next picture of the film strip; the view stays</source>
        <translation>显示胶片栏的下一张图像；视图位置不变</translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation>上一张图像(&amp;P)</translation>
    </message>
    <message>
        <source>Show the previous picture; the view stays</source>
        <translation>显示上一张图像；视图位置不变</translation>
    </message>
    <message>
        <source>&amp;First picture</source>
        <translation>第一张图像(&amp;F)</translation>
    </message>
    <message>
        <source>Show the first picture of the film strip</source>
        <translation>显示胶片栏的第一张图像</translation>
    </message>
    <message>
        <source>&amp;Last picture</source>
        <translation>最后一张图像(&amp;L)</translation>
    </message>
    <message>
        <source>Show the last picture of the film strip</source>
        <translation>显示胶片栏的最后一张图像</translation>
    </message>
    <message>
        <source>&amp;Order of the film strip…</source>
        <translation>胶片栏的顺序(&amp;O)…</translation>
    </message>
    <message>
        <source>Order the pictures by name, by a score, or by the gap between two methods</source>
        <translation>按名称、数值或两种方法的差距排列图像</translation>
    </message>
    <message>
        <source>Go to the &amp;worst</source>
        <translation>转到最差的图像(&amp;W)</translation>
    </message>
    <message>
        <source>Show the evaluated picture on which the chosen method does worst</source>
        <translation>显示所选方法表现最差的已评估图像</translation>
    </message>
    <message>
        <source>Film &amp;strip</source>
        <translation>胶片栏(&amp;S)</translation>
    </message>
    <message>
        <source>Show all open pictures in a row under the panes</source>
        <translation>在窗格下方以一行显示所有打开的图像</translation>
    </message>
    <message>
        <source>&amp;Evaluate all</source>
        <translation>全部评估(&amp;E)</translation>
    </message>
    <message>
        <source>Measure every shown method on all pictures of the film strip, and their mean</source>
        <translation>在胶片栏的所有图像上测量每个显示的方法，并求平均</translation>
    </message>
    <message>
        <source>&amp;Cancel the evaluation</source>
        <translation>取消评估(&amp;C)</translation>
    </message>
    <message>
        <source>Stop; what is done stays</source>
        <translation>停止；已完成的部分会保留</translation>
    </message>
    <message>
        <source>&amp;Table of the evaluation</source>
        <translation>评估表(&amp;T)</translation>
    </message>
    <message>
        <source>Show the scores of all pictures and their mean</source>
        <translation>显示所有图像的数值与平均</translation>
    </message>
    <message>
        <source>Fi&amp;t to pane</source>
        <translation>适合窗格(&amp;T)</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示整张图像</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>One picture pixel to a screen pixel</source>
        <translation>一个图像像素对应一个屏幕像素</translation>
    </message>
    <message>
        <source>200 %</source>
        <translation>200 %</translation>
    </message>
    <message>
        <source>Pixels twice as large</source>
        <translation>像素放大为两倍</translation>
    </message>
    <message>
        <source>400 %</source>
        <translation>400 %</translation>
    </message>
    <message>
        <source>Pixels four times as large</source>
        <translation>像素放大为四倍</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>看得更近</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>See more</source>
        <translation>看得更多</translation>
    </message>
    <message>
        <source>Pre&amp;vious view</source>
        <translation>上一个视图(&amp;V)</translation>
    </message>
    <message>
        <source>Back to what was shown before</source>
        <translation>回到之前的视图</translation>
    </message>
    <message>
        <source>Ne&amp;xt view</source>
        <translation>下一个视图(&amp;X)</translation>
    </message>
    <message>
        <source>Undo going back</source>
        <translation>撤销“上一个视图”</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Show what is further left</source>
        <translation>显示更左边的部分</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Show what is further right</source>
        <translation>显示更右边的部分</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Show what is further up</source>
        <translation>显示更上面的部分</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Show what is further down</source>
        <translation>显示更下面的部分</translation>
    </message>
    <message>
        <source>Mark a &amp;region</source>
        <translation>标记区域(&amp;R)</translation>
    </message>
    <message>
        <source>Measure a part of the picture, at the pointer or in the middle; Ctrl + drag marks one</source>
        <translation>测量图像的一部分，在指针处或中央；按住 Ctrl 拖动可标记</translation>
    </message>
    <message>
        <source>&amp;Draw a line</source>
        <translation>画一条线(&amp;D)</translation>
    </message>
    <message>
        <source>Plot the values along a line, at the pointer or in the middle; Shift + drag draws one</source>
        <translation>绘制沿一条线的数值，在指针处或中央；按住 Shift 拖动可画线</translation>
    </message>
    <message>
        <source>&amp;Table of scores</source>
        <translation>数值表(&amp;T)</translation>
    </message>
    <message>
        <source>Show the scores of all methods in one table</source>
        <translation>以一个表格显示所有方法的数值</translation>
    </message>
    <message>
        <source>Line &amp;profile</source>
        <translation>线剖面(&amp;P)</translation>
    </message>
    <message>
        <source>Plot the values along a line; Shift + drag in a pane draws it</source>
        <translation>绘制沿一条线的数值；在窗格中按住 Shift 拖动以画线</translation>
    </message>
    <message>
        <source>&amp;Spectrum</source>
        <translation>频谱(&amp;S)</translation>
    </message>
    <message>
        <source>Plot the power over spatial frequency: what each method restores and loses</source>
        <translation>绘制功率对空间频率的分布：各方法还原了什么、失去了什么</translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation>直方图(&amp;H)</translation>
    </message>
    <message>
        <source>Plot how often each level occurs</source>
        <translation>绘制每个色阶出现的频率</translation>
    </message>
    <message>
        <source>Perception and d&amp;istortion</source>
        <translation>感知与失真(&amp;I)</translation>
    </message>
    <message>
        <source>Plot PSNR against LPIPS, a dot for every method: of the picture, a region or evaluated ones</source>
        <translation>以 PSNR 对 LPIPS 作图，每种方法一个点：图像、区域或已评估的图像</translation>
    </message>
    <message>
        <source>&amp;Blind test…</source>
        <translation>盲测(&amp;B)…</translation>
    </message>
    <message>
        <source>Compare results two at a time without their names, and rank them by the votes</source>
        <translation>每次比较两个不带名称的结果，并按投票排名</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Device, precision and appearance</source>
        <translation>设备、精度与外观</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>使用整个屏幕</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Follow the system&apos;s colours</source>
        <translation>跟随系统的颜色</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色外观</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色外观</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>查找命令(&amp;C)…</translation>
    </message>
    <message>
        <source>Find any command, pane or recent picture by a few letters</source>
        <translation>输入几个字即可找到命令、窗格或最近的图像</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>快捷键与鼠标(&amp;K)</translation>
    </message>
    <message>
        <source>Every key and gesture</source>
        <translation>所有快捷键与手势</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>All that the window has said, to be read again and copied</source>
        <translation>窗口显示过的所有消息，可以再次阅读和复制</translation>
    </message>
    <message>
        <source>&amp;Why does it look better with a lower PSNR?</source>
        <translation>为什么 PSNR 较低却较好看？(&amp;W)</translation>
    </message>
    <message>
        <source>A page that shows why, with results computed on this machine</source>
        <translation>以本机计算的结果说明原因</translation>
    </message>
    <message>
        <source>&amp;About SR Desktop</source>
        <translation>关于 SR Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>Version, licence and devices</source>
        <translation>版本、授权与设备</translation>
    </message>
    <message>
        <source>Measure LPIPS too, a distance between deep features: about 0.5 s a megapixel and method</source>
        <translation>另外测量 LPIPS，即深层特征之间的距离：每百万像素、每种方法约 0.5 秒</translation>
    </message>
    <message>
        <source>Measure DISTS too, how alike structure and texture are: about 8 s a megapixel and method</source>
        <translation>另外测量 DISTS，即结构与纹理的相似程度：每百万像素、每种方法约 8 秒</translation>
    </message>
    <message>
        <source>Measure multi-scale SSIM too: about 1 s a megapixel and method</source>
        <translation>另外测量多尺度 SSIM：每百万像素、每种方法约 1 秒</translation>
    </message>
    <message>
        <source>Measure the deviation of gradient similarity too: about 0.1 s a megapixel and method</source>
        <translation>另外测量梯度相似度的偏差：每百万像素、每种方法约 0.1 秒</translation>
    </message>
    <message>
        <source>Measure similarity by Haar wavelets too: about 0.5 s a megapixel and method</source>
        <translation>另外以 Haar 小波测量相似度：每百万像素、每种方法约 0.5 秒</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Settings that could not be read are at their defaults: {keys}.</source>
        <translation>无法读取的设置已改用默认值：{keys}。</translation>
    </message>
</context>
<context>
    <name>BarsPart</name>
    <message>
        <source>Shrunk four times</source>
        <translation>缩小四倍</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Shifted by 1 pixel</source>
        <translation>位移 1 个像素</translation>
    </message>
    <message>
        <source>By 2 pixels</source>
        <translation>位移 2 个像素</translation>
    </message>
    <message>
        <source>By 3 pixels</source>
        <translation>位移 3 个像素</translation>
    </message>
    <message>
        <source>A sharp guess</source>
        <translation>锐利的猜测</translation>
    </message>
    <message>
        <source>The mean of all four</source>
        <translation>四者的平均</translation>
    </message>
    <message>
        <source>A picture that is shrunk four times has lost something: many large pictures become the very same small one. These bars are two pixels wide. Wherever they stand, all that is left of them is flat gray, so nobody can tell from the small picture which of the four it was.</source>
        <translation>缩小四倍的图像失去了一些信息：许多不同的大图像会变成完全相同的小图像。这些条纹宽两个像素。无论它们在哪里，缩小后都只剩平坦的灰色，因此没有人能从小图像看出原本是四者中的哪一个。</translation>
    </message>
    <message>
        <source>PSNR counts squared errors, pixel by pixel. Of all answers, the one with the smallest error on average is the mean of everything that it may have been. That is what a network learns to give when it is trained to match pixels.</source>
        <translation>PSNR 逐像素计算误差的平方。在所有答案中，平均误差最小的是一切可能情形的平均。以吻合像素为目标训练的网络，学到的正是给出这个平均。</translation>
    </message>
    <message>
        <source>shrinks to the same gray</source>
        <translation>缩小后是相同的灰色</translation>
    </message>
    <message>
        <source>all that is known</source>
        <translation>已知的就只有这些</translation>
    </message>
    <message>
        <source>Gray wins by {gain:.2f} dB, and there is not one bar in it. Guessing one of the four blindly costs a squared error of {guessing:,.0f} on average, {times:.1f} times that of gray. So a high PSNR rewards the answer that dares nothing, and the eye prefers bars.</source>
        <translation>灰色以 {gain:.2f} dB 胜出，其中却没有任何条纹。盲目猜测四者之一，平均的平方误差为 {guessing:,.0f}，是灰色的 {times:.1f} 倍。因此高 PSNR 奖励的是什么都不敢画的答案，而眼睛偏好条纹。</translation>
    </message>
    <message>
        <source>PSNR {psnr} dB
squared error {mse:,.0f}</source>
        <translation>PSNR {psnr} dB
平方误差 {mse:,.0f}</translation>
    </message>
</context>
<context>
    <name>BlindTest</name>
    <message>
        <source>Save the ranking and the votes</source>
        <translation>保存排名与投票</translation>
    </message>
    <message>
        <source>Saved {path}, and the votes as {votes}.</source>
        <translation>已保存 {path}，投票则存为 {votes}。</translation>
    </message>
</context>
<context>
    <name>Collection</name>
    <message>
        <source>Add all pictures of a folder</source>
        <translation>添加文件夹中的所有图像</translation>
    </message>
    <message>
        <source>Look in subfolders</source>
        <translation>在子文件夹中查找</translation>
    </message>
    <message>
        <source>One file was skipped: {reason}</source>
        <translation>略过了一个文件：{reason}</translation>
    </message>
    <message>
        <source>{count} of {total} files were skipped.</source>
        <translation>{total} 个文件中跳过了 {count} 个。</translation>
    </message>
    <message>
        <source>None of these {count} files can be read.</source>
        <translation>这 {count} 个文件都无法读取。</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>另有 {count} 个。</translation>
    </message>
</context>
<context>
    <name>ColorBar</name>
    <message>
        <source>Colour bar</source>
        <translation>颜色条</translation>
    </message>
    <message>
        <source>Mean over red, green and blue of the absolute difference, in levels of 8 bit (0 to 255).</source>
        <translation>红、绿、蓝差异绝对值的平均，以 8 位色阶（0 到 255）表示。</translation>
    </message>
    <message>
        <source>Mean over red, green and blue of the difference, in levels of 8 bit (-255 to 255).</source>
        <translation>红、绿、蓝差异的平均，以 8 位色阶（-255 到 255）表示。</translation>
    </message>
    <message>
        <source>Values beyond the ends have the colour of the end.</source>
        <translation>超出两端的值以两端的颜色表示。</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>色阶</translation>
    </message>
</context>
<context>
    <name>ConflictBar</name>
    <message>
        <source>&amp;Leave it</source>
        <translation>维持原状(&amp;L)</translation>
    </message>
    <message>
        <source>{key} is the key of “{holder}”.</source>
        <translation>{key} 已是“{holder}”的快捷键。</translation>
    </message>
    <message>
        <source>&amp;Give it to “{action}”</source>
        <translation>改给“{action}”(&amp;G)</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>{title} is not finished yet; there is nothing to copy.</source>
        <translation>{title} 尚未完成；没有可复制的内容。</translation>
    </message>
    <message>
        <source>Copied {width} × {height} pixels of {title}.</source>
        <translation>已复制 {title} 的 {width} × {height} 像素。</translation>
    </message>
    <message>
        <source>No pane is finished yet; there are no scores to copy.</source>
        <translation>尚无完成的窗格；没有可复制的数值。</translation>
    </message>
    <message>
        <source>Copied the scores of {count} panes as a table.</source>
        <translation>已将 {count} 个窗格的数值复制成表格。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>发生错误</translation>
    </message>
    <message>
        <source>You can continue working. The report below helps fix the error; it holds no part of your pictures.</source>
        <translation>您可以继续工作。以下报告有助于修正问题；其中不含您图像的任何部分。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>{summary}
(and {count} more)</source>
        <translation>{summary}
（另有 {count} 个）</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>DegradationDialog</name>
    <message>
        <source>Low resolution</source>
        <translation>低分辨率</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> levels</source>
        <translation> 色阶</translation>
    </message>
    <message>
        <source>The same seed gives the same noise each time</source>
        <translation>相同的种子每次得到相同的噪声</translation>
    </message>
    <message>
        <source>&amp;JPEG</source>
        <translation>JPEG(&amp;J)</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG 质量</translation>
    </message>
    <message>
        <source>&amp;seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Blur before</source>
        <translation>缩小前模糊(&amp;B)</translation>
    </message>
    <message>
        <source>S&amp;hrink by</source>
        <translation>缩小方式(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Noise after</source>
        <translation>缩小后噪声(&amp;N)</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Scores can be compared with published ones.</source>
        <translation>分数可与已发表的分数比较。</translation>
    </message>
    <message>
        <source>Every score says so; none can be compared with published ones.</source>
        <translation>每个分数都会注明；这些分数不能与已发表的分数比较。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Bicubic, as the protocol (Pillow)</source>
        <translation>双三次，与协议相同 (Pillow)</translation>
    </message>
    <message>
        <source>Bicubic of MATLAB (imresize)</source>
        <translation>MATLAB 的双三次 (imresize)</translation>
    </message>
    <message>
        <source>Bilinear, antialiased</source>
        <translation>双线性，抗混叠</translation>
    </message>
    <message>
        <source>Mean of the area</source>
        <translation>区域平均值</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Super-Resolution Comparison</source>
        <translation>超分辨率比较工具</translation>
    </message>
    <message>
        <source>See and measure, side by side, what each way of enlarging a picture does to it</source>
        <translation>并排观看并测量各种放大方法对图像的影响</translation>
    </message>
    <message>
        <source>super-resolution;upscale;enlarge;compare;PSNR;SSIM;</source>
        <translation>超分辨率;放大;比较;图像;PSNR;SSIM;</translation>
    </message>
    <message>
        <source>Compare and measure ways of enlarging pictures</source>
        <translation>比较并测量各种图像放大方法</translation>
    </message>
    <message>
        <source>Open a picture, and see and measure, side by side, what each way of enlarging it four times does to it: interpolation and neural networks, with PSNR and SSIM by the protocol of the published tables.</source>
        <translation>打开一张图像，并排观看并测量各种四倍放大方法的结果：插值法与神经网络，PSNR 与 SSIM 均按论文表格的标准测量。</translation>
    </message>
</context>
<context>
    <name>DifferenceSurface</name>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Absolute</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>带正负号</translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>差异的种类</translation>
    </message>
    <message>
        <source>How far apart the two are, or also which is brighter</source>
        <translation>两者相差多少，或同时显示哪个较亮</translation>
    </message>
    <message>
        <source>How many times the difference is magnified</source>
        <translation>差异放大的倍数</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>The result whose difference is shown</source>
        <translation>显示其差异的结果</translation>
    </message>
    <message>
        <source>The result that is subtracted from it</source>
        <translation>被减去的对象</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Open pictures</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Open all pictures of a folder</source>
        <translation>打开文件夹中的所有图像</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>That is a link to a picture, not a picture: save it first, or copy the picture itself.</source>
        <translation>那是图像的链接而不是图像：请先保存，或复制图像本身。</translation>
    </message>
    <message>
        <source>There is no picture there: copy a picture or a picture file, then paste it.</source>
        <translation>那里没有图像：请先复制图像或图像文件再粘贴。</translation>
    </message>
    <message>
        <source>A pasted picture has no file to be read again from.</source>
        <translation>粘贴的图像没有可重新读取的文件。</translation>
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
        <translation>正在写入文件…</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to add as a result</source>
        <translation>松开以添加为结果</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>松开以打开</translation>
    </message>
    <message>
        <source>Hold Shift to add as a result for the open picture</source>
        <translation>按住 Shift 可添加为当前图像的结果</translation>
    </message>
</context>
<context>
    <name>EnlargeDialog</name>
    <message>
        <source>Enlarge pictures</source>
        <translation>放大多张图像</translation>
    </message>
</context>
<context>
    <name>Enlarging</name>
    <message>
        <source>Looking at the pictures…</source>
        <translation>正在查看图像…</translation>
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
        <translation>失败：{count}，原因见列表</translation>
    </message>
    <message>
        <source>left: {count}, which the next start does</source>
        <translation>剩余：{count}，下次开始时完成</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Waiting for the panes…</source>
        <translation>等待窗格完成…</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>waiting for the panes</source>
        <translation>等待窗格完成</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>To enlarge: {count}, {before:.1f} → {after:.1f} megapixels, about {size}.</source>
        <translation>待放大：{count} 张，{before:.1f} → {after:.1f} 百万像素，约 {size}。</translation>
    </message>
    <message>
        <source>How long it takes is known once the first is done.</source>
        <translation>完成第一张后才知道需要多久。</translation>
    </message>
    <message>
        <source>That takes about {time}.</source>
        <translation>约需 {time}。</translation>
    </message>
    <message>
        <source>Only {free} are free there.</source>
        <translation>那里只有 {free} 可用。</translation>
    </message>
    <message>
        <source>Done already: {count}.</source>
        <translation>先前已完成：{count}。</translation>
    </message>
    <message>
        <source>Left out: {count}.</source>
        <translation>跳过：{count}。</translation>
    </message>
    <message>
        <source>Cannot be enlarged: {count}.</source>
        <translation>无法放大：{count}。</translation>
    </message>
    <message>
        <source>There is nothing to enlarge.</source>
        <translation>没有可放大的图像。</translation>
    </message>
    <message>
        <source>done already</source>
        <translation>先前已完成</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>Evaluating</name>
    <message>
        <source>All panes are hidden; show those whose methods are to be evaluated.</source>
        <translation>所有窗格都已隐藏；请显示要评估的方法。</translation>
    </message>
    <message>
        <source>Pictures that lack scores: {count} of {total}. Evaluate all measures what is missing.</source>
        <translation>缺少分数的图像：{total} 张中有 {count} 张。“全部评估”会测量所缺的分数。</translation>
    </message>
    <message>
        <source>Cancelled; {done} of {count} pictures are done. Evaluate all continues with the rest.</source>
        <translation>已取消；{count} 张图像中完成 {done} 张。“全部评估”会继续其余的图像。</translation>
    </message>
    <message>
        <source>{count} pictures, {failed} of them with failures; see the remarks.</source>
        <translation>{count} 张图像；其中 {failed} 张有失败，详见备注。</translation>
    </message>
    <message>
        <source>{count} pictures, {methods} methods.</source>
        <translation>{count} 张图像，{methods} 种方法。</translation>
    </message>
    <message>
        <source>These are pictures that were open before. Evaluate all measures those that are open now.</source>
        <translation>这些是先前打开的图像。“全部评估”会测量目前打开的图像。</translation>
    </message>
    <message>
        <source>Waiting for the panes…</source>
        <translation>等待窗格完成…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>启动中…</translation>
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
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>Copied the scores of {count} pictures as {form}.</source>
        <translation>已将 {count} 张图像的数值复制为{form}。</translation>
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
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Saved the table to {path}</source>
        <translation>已将表格保存到 {path}</translation>
    </message>
</context>
<context>
    <name>EvaluationDock</name>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop; what is done stays</source>
        <translation>停止；已完成的部分会保留</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>评估进度</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the table as CSV or LaTeX</source>
        <translation>将表格保存为 CSV 或 LaTeX</translation>
    </message>
    <message>
        <source>Open a folder or several pictures: every shown method is measured on all of them.</source>
        <translation>打开文件夹或多张图像：每个显示的方法都会在所有图像上测量。</translation>
    </message>
    <message>
        <source>Every shown method is measured on all open pictures.</source>
        <translation>在所有打开的图像上测量每个显示的方法。</translation>
    </message>
    <message>
        <source>Scores that are shown</source>
        <translation>显示的数值</translation>
    </message>
    <message>
        <source>LaTeX: published &amp;rows</source>
        <translation>LaTeX：已发表的行(&amp;R)</translation>
    </message>
    <message>
        <source>Add what papers print of Set5, Set14 and BSD100, marked, with the sources</source>
        <translation>加入论文中 Set5、Set14 与 BSD100 的数值，附标记与出处</translation>
    </message>
    <message>
        <source>LaTeX: columns of &amp;siunitx</source>
        <translation>LaTeX：siunitx 列(&amp;S)</translation>
    </message>
    <message>
        <source>Numbers in columns of the package siunitx, every score in its own</source>
        <translation>数字置于 siunitx 宏包的列中，每种分数各一列</translation>
    </message>
    <message>
        <source>LaTeX: every &amp;picture</source>
        <translation>LaTeX：每张图像(&amp;P)</translation>
    </message>
    <message>
        <source>A table of every picture of each set behind that of the means</source>
        <translation>在平均值表格之后附上每组每张图像的表格</translation>
    </message>
    <message>
        <source>All scores</source>
        <translation>所有数值</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the table as it is seen</source>
        <translation>依当前所见复制表格</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文字(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>复制为 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation>复制为 LaTeX(&amp;L)</translation>
    </message>
</context>
<context>
    <name>EvaluationTable</name>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Mean of {count}</source>
        <translation>{count} 张的平均</translation>
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
        <translation>所有方法都有数值的图像之平均，与论文的做法相同。</translation>
    </message>
    <message>
        <source>{title}: {precision} on {device}, {time}</source>
        <translation>{title}：在 {device} 上以 {precision} 运行，{time}</translation>
    </message>
    <message>
        <source>Scores of all pictures</source>
        <translation>所有图像的数值</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Paper figure</source>
        <translation>论文图</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>{title} is not finished yet</source>
        <translation>{title} 尚未完成</translation>
    </message>
    <message>
        <source>{title} failed</source>
        <translation>{title} 失败</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Low-resolution input</source>
        <translation>低分辨率输入</translation>
    </message>
    <message>
        <source>Whole picture, {width} × {height} pixels</source>
        <translation>整张图像，{width} × {height} 像素</translation>
    </message>
    <message>
        <source>Visible region, {width} × {height} pixels from x {x}, y {y}</source>
        <translation>可见区域，{width} × {height} 像素，起点 x {x}、y {y}</translation>
    </message>
    <message>
        <source>Table (metrics.csv)</source>
        <translation>表格 (metrics.csv)</translation>
    </message>
    <message>
        <source>Everything (metrics.json)</source>
        <translation>全部数据 (metrics.json)</translation>
    </message>
    <message>
        <source>All chosen panes in one figure, with names and scores</source>
        <translation>将所有选择的窗格画成一张图，附名称与数值</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>No pane is finished yet; there is nothing to export.</source>
        <translation>尚无完成的窗格；没有可导出的内容。</translation>
    </message>
    <message>
        <source>An export is still being written.</source>
        <translation>仍有导出正在写入。</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>要替换文件吗？</translation>
    </message>
    <message>
        <source>{count} of these files exist already. Replace them?</source>
        <translation>其中 {count} 个文件已存在。要替换吗？</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 个</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>导出中…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The export was cancelled; finished files are kept.</source>
        <translation>已取消导出；已完成的文件会保留。</translation>
    </message>
    <message>
        <source>Exported {count} files to {folder}</source>
        <translation>已将 {count} 个文件导出到 {folder}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>Figure</source>
        <translation>论文图</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>What the figure shows, and how</source>
        <translation>论文图显示的内容与方式</translation>
    </message>
    <message>
        <source>Copy &amp;LaTeX</source>
        <translation>复制 LaTeX(&amp;L)</translation>
    </message>
    <message>
        <source>Copy the LaTeX that includes the figure</source>
        <translation>复制插入此图的 LaTeX</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图像(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>保存论文图</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存中…</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>复制中…</translation>
    </message>
    <message>
        <source>Copied the LaTeX that includes {name}.</source>
        <translation>已复制插入 {name} 的 LaTeX。</translation>
    </message>
    <message>
        <source>Saved {name} and its recipe.</source>
        <translation>已保存 {name} 及其配方。</translation>
    </message>
    <message>
        <source>Copied the figure, {width} × {height} pixels.</source>
        <translation>已复制论文图，{width} × {height} 像素。</translation>
    </message>
</context>
<context>
    <name>FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>论文图预览</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>绘制中…</translation>
    </message>
    <message>
        <source>Drag to move the region, or use the arrow keys; Ctrl + drag draws another</source>
        <translation>拖动以移动区域，或使用方向键；Ctrl + 拖动可再画一个</translation>
    </message>
    <message>
        <source>Drag to add a region</source>
        <translation>拖动以添加区域</translation>
    </message>
</context>
<context>
    <name>FigureSaving</name>
    <message>
        <source>There is not enough memory for this figure; choose a lower resolution.</source>
        <translation>内存不足以绘制此图；请选择较低的分辨率。</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图像 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
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
        <translation>{names} 及另外 {count} 个</translation>
    </message>
</context>
<context>
    <name>Flip</name>
    <message>
        <source>No pane is finished yet; there is nothing to flip between.</source>
        <translation>尚无完成的窗格；没有可交替的内容。</translation>
    </message>
    <message>
        <source>Only one pane is finished yet; a flip needs two.</source>
        <translation>当前只有一个窗格完成；交替动画需要两个。</translation>
    </message>
    <message>
        <source>Saved the flip {path}.</source>
        <translation>已保存交替动画 {path}。</translation>
    </message>
</context>
<context>
    <name>FlipDialog</name>
    <message>
        <source>Flip</source>
        <translation>交替动画</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Auto (× {times})</source>
        <translation>自动（× {times}）</translation>
    </message>
    <message>
        <source>Names above the pictures</source>
        <translation>图像上方的名称</translation>
    </message>
    <message>
        <source>{width} × {height} pixels from x {x}, y {y}</source>
        <translation>{width} × {height} 像素，起点 x {x}、y {y}</translation>
    </message>
    <message>
        <source>First</source>
        <translation>先显示</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>再显示</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Each for</source>
        <translation>各显示</translation>
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
        <translation>每张图像最多 256 色。</translation>
    </message>
    <message>
        <source>Every pixel is kept.</source>
        <translation>保留每一个像素。</translation>
    </message>
    <message>
        <source>Save the flip</source>
        <translation>保存交替动画</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存中…</translation>
    </message>
</context>
<context>
    <name>FlipPreview</name>
    <message>
        <source>Preview of the flip</source>
        <translation>交替动画预览</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>绘制中…</translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message>
        <source>{count} methods enlarge {before} to {after} pixels.</source>
        <translation>{count} 种方法把 {before} 放大到 {after} 像素。</translation>
    </message>
    <message>
        <source>At the last speed it takes about {time}.</source>
        <translation>按上次的速度大约需要 {time}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The results take {total}, of which {disk} are kept on the disk until the program ends.</source>
        <translation>结果占用 {total}，其中 {disk} 保存在磁盘上，直到程序结束。</translation>
    </message>
    <message>
        <source>The results take {total} of memory.</source>
        <translation>结果占用 {total} 内存。</translation>
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
        <translation>无损</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Transparent parts are laid over white.</source>
        <translation>透明部分以白色为底。</translation>
    </message>
</context>
<context>
    <name>FormatMenu</name>
    <message>
        <source>As a trial tells</source>
        <translation>由试运行判断</translation>
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
        <translation>输入 0 至 1，输出 0 至 255</translation>
    </message>
    <message>
        <source>0 to 1 in, -1 to 1 out</source>
        <translation>输入 0 至 1，输出 -1 至 1</translation>
    </message>
    <message>
        <source>0 to 255 in, 0 to 1 out</source>
        <translation>输入 0 至 255，输出 0 至 1</translation>
    </message>
    <message>
        <source>Less ImageNet&apos;s mean in, 0 to 1 out</source>
        <translation>输入减去 ImageNet 均值，输出 0 至 1</translation>
    </message>
    <message>
        <source>Model takes and gives</source>
        <translation>模型的输入与输出</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>轴</translation>
    </message>
</context>
<context>
    <name>FourWipeSurface</name>
    <message>
        <source>Four-way wipe</source>
        <translation>四向卷帘</translation>
    </message>
</context>
<context>
    <name>FourWipeView</name>
    <message>
        <source>Rotate</source>
        <translation>轮转</translation>
    </message>
    <message>
        <source>Move each result to the next quarter, clockwise</source>
        <translation>各结果依顺时针移到下一个象限</translation>
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
        <translation>移除结果(&amp;V)</translation>
    </message>
    <message>
        <source>Add results for the open picture</source>
        <translation>添加当前图像的结果</translation>
    </message>
    <message>
        <source>Open a picture first; results are compared with others for the same picture.</source>
        <translation>请先打开图像；结果要与同一图像的其他结果比较。</translation>
    </message>
    <message>
        <source>Added {title}: results for {found} of {count} pictures.</source>
        <translation>已添加 {title}：{count} 张图像中有 {found} 张的结果。</translation>
    </message>
    <message>
        <source>Added {title} as a result.</source>
        <translation>已添加结果 {title}。</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HistogramDock</name>
    <message>
        <source>{channel} (levels)</source>
        <translation>{channel}（色阶）</translation>
    </message>
    <message>
        <source>Share of pixels (%)</source>
        <translation>像素比例 (%)</translation>
    </message>
    <message>
        <source>How many of the pixels have each of the 256 levels; luma, 0.299 R + 0.587 G + 0.114 B, is rounded.</source>
        <translation>256 个色阶各有多少像素；亮度 0.299 R + 0.587 G + 0.114 B 取整。</translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation>色阶 {level}</translation>
    </message>
</context>
<context>
    <name>InputEntries</name>
    <message>
        <source>From {name}</source>
        <translation>来自 {name}</translation>
    </message>
    <message>
        <source>{label} (the protocol)</source>
        <translation>{label}（协议）</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>{problem} It is shrunk by bicubic instead.</source>
        <translation>{problem}改用双三次缩小。</translation>
    </message>
    <message>
        <source>Add the low-resolution picture of the open one</source>
        <translation>添加打开图像的低分辨率图像</translation>
    </message>
    <message>
        <source>Open a picture first; a low-resolution picture belongs to it.</source>
        <translation>请先打开图像；低分辨率图像从属于它。</translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>One pane alone</source>
        <translation>单独显示窗格</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Find an action or a key</source>
        <translation>查找动作或快捷键</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>动作及其快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Key {number}</source>
        <translation>快捷键 {number}</translation>
    </message>
    <message>
        <source>Click here, then press the key</source>
        <translation>单击此处，再按下快捷键</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Restore the default keys of this action</source>
        <translation>将此动作恢复为最初的快捷键</translation>
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
        <translation>单栏</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>双栏</translation>
    </message>
    <message>
        <source>Own measures</source>
        <translation>自定尺寸</translation>
    </message>
    <message>
        <source>Width and size of text for a conference paper</source>
        <translation>会议论文适用的宽度与文字大小</translation>
    </message>
    <message>
        <source>Where the whole picture stands, with the regions marked in it</source>
        <translation>标有区域的完整图像所在的位置</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The whole picture&apos;s share of the figure&apos;s width</source>
        <translation>完整图像占图表宽度的比例</translation>
    </message>
    <message>
        <source>The difference from the original under each picture, so many times</source>
        <translation>每张图像下方与原图的差异，放大此倍数</translation>
    </message>
    <message>
        <source>of each region</source>
        <translation>各区域</translation>
    </message>
    <message>
        <source>of the whole picture</source>
        <translation>整张图像</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Rows × columns</source>
        <translation>行 × 列</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>字体大小</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>完整图像</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>The area that the scores cover</source>
        <translation>数值的计算范围</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
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
        <translation>无</translation>
    </message>
</context>
<context>
    <name>LegendButton</name>
    <message>
        <source>Click to hide or show these dots; point here to see them before the others.</source>
        <translation>单击可隐藏或显示这些点；将指针移到这里，它们便显示在其他点之前。</translation>
    </message>
    <message>
        <source>Click to hide or show this curve; point here to see it before the others.</source>
        <translation>单击可隐藏或显示这条曲线；指向此处可突出显示它。</translation>
    </message>
</context>
<context>
    <name>Loupe</name>
    <message>
        <source>Loupe</source>
        <translation>放大镜</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
</context>
<context>
    <name>ManyInputsDialog</name>
    <message>
        <source>Low-resolution pictures</source>
        <translation>低分辨率图像</translation>
    </message>
    <message>
        <source>Choose the low-resolution file of any picture, or a folder with a file of each name, to which the scale (x4), LR and the like may be added. {stem} stands for the name of each picture, {folder} for the name of its folder.</source>
        <translation>选择任一图像的低分辨率文件，或含有各名称文件的文件夹，名称后可带倍率（x4）、LR 等。{stem} 代表各图像的名称，{folder} 代表其文件夹的名称。</translation>
    </message>
    <message>
        <source>The low-resolution picture of any of the pictures</source>
        <translation>任一图像的低分辨率图像</translation>
    </message>
    <message>
        <source>A folder with the low-resolution picture of every picture</source>
        <translation>含有每张图像低分辨率图像的文件夹</translation>
    </message>
    <message>
        <source>Looking for the low-resolution pictures…</source>
        <translation>正在查找低分辨率图像…</translation>
    </message>
    <message>
        <source>{found} of {count} pictures have a low-resolution picture.</source>
        <translation>{count} 张图像中有 {found} 张有低分辨率图像。</translation>
    </message>
    <message>
        <source>Pictures &amp;without a low-resolution picture</source>
        <translation>没有低分辨率图像的图像(&amp;W)</translation>
    </message>
</context>
<context>
    <name>ManyResultsDialog</name>
    <message>
        <source>Results for all pictures</source>
        <translation>所有图像的结果</translation>
    </message>
    <message>
        <source>Choose the result of any picture, or a folder with a file of each name. {stem} stands for the name of each picture, {folder} for the name of its folder.</source>
        <translation>选择任一图像的结果，或含有各名称文件的文件夹。{stem} 代表各图像的名称，{folder} 代表其文件夹的名称。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Pictures &amp;without a result</source>
        <translation>没有结果的图像(&amp;W)</translation>
    </message>
    <message>
        <source>The result of any of the pictures</source>
        <translation>任一图像的结果</translation>
    </message>
    <message>
        <source>A folder with a result for every picture</source>
        <translation>含有每张图像结果的文件夹</translation>
    </message>
    <message>
        <source>Looking for the results…</source>
        <translation>正在查找结果…</translation>
    </message>
    <message>
        <source>{found} of {count} pictures have a result.</source>
        <translation>{count} 张图像中有 {found} 张有结果。</translation>
    </message>
</context>
<context>
    <name>MatchingDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>文件(&amp;I)…</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Pictures: {count}</source>
        <translation>图像：{count}</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>以及另外 {count} 张。</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>Copied {rows} rows of the table as {form}.</source>
        <translation>已将表格的 {rows} 行复制为{form}。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>Se&amp;ssion</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;hown panes</source>
        <translation>显示的窗格(&amp;H)</translation>
    </message>
    <message>
        <source>Lo&amp;w resolution</source>
        <translation>低分辨率(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Further scores</source>
        <translation>其他数值(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;In wipe and difference</source>
        <translation>卷帘与差异(&amp;I)</translation>
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
        <translation>单独显示(&amp;L)</translation>
    </message>
    <message>
        <source>Pi&amp;ctures</source>
        <translation>图像(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>there is no such file</source>
        <comment>reason.no-file</comment>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>there is no folder &apos;{folder}&apos;</source>
        <comment>reason.no-folder</comment>
        <translation>没有文件夹“{folder}”</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <comment>reason.is-folder</comment>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>it is no ordinary file but a pipe, a socket or a device</source>
        <comment>reason.no-ordinary-file</comment>
        <translation>它不是普通文件，而是管道、套接字或设备</translation>
    </message>
    <message>
        <source>it is a link that leads back to itself</source>
        <comment>reason.circle</comment>
        <translation>它是指向自身的链接</translation>
    </message>
    <message>
        <source>a folder of that name is in the way</source>
        <comment>reason.folder-in-the-way</comment>
        <translation>已有同名文件夹</translation>
    </message>
    <message>
        <source>a file of that name is in the way</source>
        <comment>reason.file-in-the-way</comment>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>permission denied</source>
        <comment>reason.permission</comment>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <comment>reason.read-only</comment>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <comment>reason.disk-full</comment>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the file is too large for this disk</source>
        <comment>reason.too-large-for-disk</comment>
        <translation>文件对这个磁盘来说太大</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <comment>reason.name-too-long</comment>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <comment>reason.damaged-disk</comment>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <comment>reason.no-memory</comment>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>There is no file &apos;{path}&apos;.</source>
        <comment>picture.missing</comment>
        <translation>没有文件“{path}”。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a folder, not a picture.</source>
        <comment>picture.is-folder</comment>
        <translation>“{path}”是文件夹，不是图像。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; may not be read: {reason}.</source>
        <comment>picture.unreadable</comment>
        <translation>无法读取“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is empty.</source>
        <comment>picture.empty</comment>
        <translation>“{name}”是空的。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not a picture that can be read; known are {known}.</source>
        <comment>picture.unknown-format</comment>
        <translation>“{name}”不是可读取的图像；可读取的格式有 {known}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not a picture.</source>
        <comment>picture.no-picture</comment>
        <translation>“{name}”不是图像。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a TIFF of a kind that cannot be read: {reason}.</source>
        <comment>picture.unknown-tiff</comment>
        <translation>“{name}”是无法读取的 TIFF 类型：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is an AVIF that cannot be opened: {reason}.</source>
        <comment>picture.unknown-avif</comment>
        <translation>“{name}”是无法打开的 AVIF：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is an OpenEXR picture that cannot be shown: {reason}.</source>
        <comment>picture.unknown-exr</comment>
        <translation>“{name}”是无法显示的 OpenEXR 图像：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has more than {megapixels} million pixels, which is the most that can be opened.</source>
        <comment>picture.too-large</comment>
        <translation>“{name}”超过 {megapixels} 百万像素，这是可打开的上限。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is only {width} x {height} pixels; at least {side} x {side} are needed.</source>
        <comment>picture.too-small</comment>
        <translation>“{name}”只有 {width} x {height} 像素；至少需要 {side} x {side}。</translation>
    </message>
    <message>
        <source>There is not enough memory to read &apos;{name}&apos;.</source>
        <comment>picture.no-memory</comment>
        <translation>内存不足以读取“{name}”。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is damaged or incomplete.</source>
        <comment>picture.damaged</comment>
        <translation>“{name}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is damaged or incomplete.</source>
        <comment>picture.damaged-in-part</comment>
        <translation>“{name}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; breaks off: what is missing of it stays black, gray or transparent.</source>
        <comment>picture.part</comment>
        <translation>“{name}”在中途中断：缺少的部分保持黑色、灰色或透明。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; holds several pictures, of which the first is shown.</source>
        <comment>picture.first-of-several</comment>
        <translation>“{name}”含有多幅图像，显示其中第一幅。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written: its name must end in one of {known}.</source>
        <comment>picture.unknown-suffix</comment>
        <translation>无法写入“{path}”：文件名结尾必须是 {known} 之一。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be written: {format} holds at most {side} pixels a side, but the picture is {width} x {height}; choose PNG or TIFF.</source>
        <comment>picture.side-too-long</comment>
        <translation>无法写入“{name}”：{format} 每边最多 {side} 像素，而图像为 {width} x {height}；请选择 PNG 或 TIFF。</translation>
    </message>
    <message>
        <source>There is not enough memory to write &apos;{name}&apos;.</source>
        <comment>picture.no-memory-to-write</comment>
        <translation>内存不足以写入“{name}”。</translation>
    </message>
    <message>
        <source>it has too many pixels</source>
        <comment>tiff.pixels</comment>
        <translation>像素太多</translation>
    </message>
    <message>
        <source>it has colours of type {kind}</source>
        <comment>tiff.colors</comment>
        <translation>色彩类型为 {kind}</translation>
    </message>
    <message numerus="yes">
        <source>it has %n channels</source>
        <comment>tiff.channels</comment>
        <translation>
            <numerusform>有 %n 个通道</numerusform>
        </translation>
    </message>
    <message>
        <source>its compression or layout is not supported</source>
        <comment>tiff.layout</comment>
        <translation>不支持其压缩方式或排列方式</translation>
    </message>
    <message numerus="yes">
        <source>&apos;{name}&apos; has %n more channels, which are neither colour nor opacity and are left out.</source>
        <comment>tiff.left-out</comment>
        <translation>
            <numerusform>“{name}”另有 %n 个既非颜色也非不透明度的通道，已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{name}&apos; does not say what its {channels} channels are: the first three are shown as red, green and blue.</source>
        <comment>tiff.bands</comment>
        <translation>“{name}”没有说明它的 {channels} 个通道是什么：前三个显示为红、绿、蓝。</translation>
    </message>
    <message>
        <source>it has more than {megapixels} million pixels, for which libvips is needed (pip install &apos;pyvips[binary]&apos;)</source>
        <comment>avif.too-large</comment>
        <translation>其像素超过 {megapixels} 百万，需要 libvips（pip install &apos;pyvips[binary]&apos;）</translation>
    </message>
    <message>
        <source>it has no channels R, G and B, nor Y, but {names}</source>
        <comment>exr.channels</comment>
        <translation>它没有 R、G、B 通道，也没有 Y 通道，只有 {names}</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; does not say which values are black and white; judging by its values, these are {black} and {white}.</source>
        <comment>range.guessed</comment>
        <translation>“{name}”没有说明哪些数值是黑和白；从其数值判断，它们是 {black} 和 {white}。</translation>
    </message>
    <message numerus="yes">
        <source>%n values of &apos;{name}&apos; are not finite numbers: infinity is shown as white, and what is no number as black.</source>
        <comment>range.not-finite</comment>
        <translation>
            <numerusform>“{name}”有 %n 个数值不是有限的数：无穷大显示为白色，非数值显示为黑色。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of &apos;{name}&apos; are {value}, which is taken for no data and shown as black.</source>
        <comment>range.no-data</comment>
        <translation>
            <numerusform>“{name}”有 %n 个数值是 {value}，被视为无数据，显示为黑色。</numerusform>
        </translation>
    </message>
    <message>
        <source>The colours of &apos;{name}&apos; ({space}) are converted to sRGB.</source>
        <comment>color.converted</comment>
        <translation>“{name}”的颜色（{space}）已转换为 sRGB。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is HDR ({space}, up to {peak} cd/m²) and is converted to sRGB with {white} cd/m² as white; what is brighter is compressed by the tone curve of ITU-R BT.2390.</source>
        <comment>color.tone-mapped</comment>
        <translation>“{name}”是 HDR（{space}，最高 {peak} cd/m²），已转换为 sRGB，以 {white} cd/m² 为白色；更亮的部分按 ITU-R BT.2390 的色调曲线压缩。</translation>
    </message>
    <message>
        <source>The colour profile of &apos;{name}&apos; is damaged or made for another kind of picture, and is ignored; its colours may be wrong.</source>
        <comment>color.profile-ignored</comment>
        <translation>“{name}”的颜色配置文件已损坏，或用于另一种图像，因此被忽略；其颜色可能不正确。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; names colours that are not known here (primaries {primaries}, transfer {transfer} of H.273); it is shown as if they were sRGB.</source>
        <comment>color.unknown</comment>
        <translation>“{name}”指定了此处未知的颜色（H.273 的原色 {primaries}、传递函数 {transfer}）；按 sRGB 显示。</translation>
    </message>
    <message>
        <source>A blur of {blur:g} is not possible: choose 0 to {most:g} pixels.</source>
        <comment>degradation.blur</comment>
        <translation>无法使用 {blur:g} 的模糊：请选择 0 到 {most:g} 像素。</translation>
    </message>
    <message>
        <source>Noise of {noise:g} is not possible: choose 0 to {most:g} levels.</source>
        <comment>degradation.noise</comment>
        <translation>无法使用 {noise:g} 的噪声：请选择 0 到 {most:g} 色阶。</translation>
    </message>
    <message>
        <source>A JPEG quality of {quality} is not possible: choose 1 to 100.</source>
        <comment>degradation.jpeg</comment>
        <translation>无法使用 {quality} 的 JPEG 品质：请选择 1 到 100。</translation>
    </message>
    <message>
        <source>There is no degradation called &apos;{id}&apos;; examples: {examples}.</source>
        <comment>degradation.unknown</comment>
        <translation>没有名为“{id}”的劣化方式；例如：{examples}。</translation>
    </message>
    <message>
        <source>The degradation &apos;{id}&apos; names {part} twice.</source>
        <comment>degradation.twice</comment>
        <translation>劣化方式“{id}”提到 {part} 两次。</translation>
    </message>
    <message>
        <source>not degraded</source>
        <comment>degradation.none</comment>
        <translation>未退化</translation>
    </message>
    <message>
        <source>blur {sigma:g} px</source>
        <comment>degradation.blurred</comment>
        <translation>模糊 {sigma:g} px</translation>
    </message>
    <message>
        <source>bicubic</source>
        <comment>degradation.bicubic</comment>
        <translation>双三次</translation>
    </message>
    <message>
        <source>{program} bicubic</source>
        <comment>degradation.bicubic-of</comment>
        <translation>{program} 双三次</translation>
    </message>
    <message>
        <source>bilinear</source>
        <comment>degradation.bilinear</comment>
        <translation>双线性</translation>
    </message>
    <message>
        <source>area</source>
        <comment>degradation.area</comment>
        <translation>区域平均</translation>
    </message>
    <message>
        <source>noise {sigma:g}</source>
        <comment>degradation.noisy</comment>
        <translation>噪声 {sigma:g}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <comment>degradation.seeded</comment>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>{format} {quality}</source>
        <comment>degradation.coded</comment>
        <translation>{format} 质量 {quality}</translation>
    </message>
    <message>
        <source>{first}, {then}</source>
        <comment>degradation.and</comment>
        <translation>{first}、{then}</translation>
    </message>
    <message>
        <source>low resolution from &apos;{name}&apos;</source>
        <comment>input.given</comment>
        <translation>低分辨率来自“{name}”</translation>
    </message>
    <message>
        <source>low resolution: {how}</source>
        <comment>input.degraded</comment>
        <translation>低分辨率：{how}</translation>
    </message>
    <message>
        <source>input: {how}</source>
        <comment>input.of-one</comment>
        <translation>输入：{how}</translation>
    </message>
    <message>
        <source>&apos;{low}&apos; is {size} pixels; as the low resolution of &apos;{name}&apos;, which is {whole}, it must be {wanted}.</source>
        <comment>input.size</comment>
        <translation>“{low}”为 {size} 像素；要作为 {whole} 的“{name}”的低分辨率图像，它必须是 {wanted}。</translation>
    </message>
    <message>
        <source>&apos;{low}&apos; has no opacity; it gets that of &apos;{name}&apos;, shrunk.</source>
        <comment>input.no-opacity</comment>
        <translation>“{low}”没有不透明度；使用缩小后的“{name}”的不透明度。</translation>
    </message>
    <message>
        <source>There is no low-resolution picture for &apos;{name}&apos; in &apos;{folder}&apos;.</source>
        <comment>pair.none</comment>
        <translation>“{folder}”中没有“{name}”的低分辨率图像。</translation>
    </message>
    <message>
        <source>There is no low-resolution picture for &apos;{name}&apos;: no file &apos;{path}&apos;.</source>
        <comment>pair.none-at</comment>
        <translation>“{name}”没有低分辨率图像：找不到文件“{path}”。</translation>
    </message>
    <message>
        <source>Several low-resolution pictures in &apos;{folder}&apos; fit &apos;{name}&apos;: {names}; leave one of them there.</source>
        <comment>pair.several</comment>
        <translation>“{folder}”中有多个低分辨率图像与“{name}”相符：{names}；请只保留其中一个。</translation>
    </message>
    <message>
        <source>x{scale}, {border} px shaved, PSNR and SSIM on BT.601 luma (16..235) or the one gray channel, SSIM Gaussian {window}x{window}, sigma {sigma}, transparency over black and white (the worse)</source>
        <comment>protocol</comment>
        <translation>x{scale}，裁去 {border} px，PSNR 与 SSIM 以 BT.601 亮度 (16..235) 或唯一的灰度通道计算，SSIM 高斯窗 {window}x{window}，sigma {sigma}，透明处分别置于黑色与白色上（取较差者）</translation>
    </message>
    <message>
        <source>x{scale}, result shrunk again by bicubic to 8 bits, PSNR of RGB against the input, nothing shaved</source>
        <comment>protocol.of-upscaling</comment>
        <translation>x{scale}，将结果再以双三次缩小为 8 位，计算与输入之间的 RGB PSNR，不裁边</translation>
    </message>
    <message>
        <source>{protocol}; {input}</source>
        <comment>protocol.of-input</comment>
        <translation>{protocol}；{input}</translation>
    </message>
    <message>
        <source>There is nothing to measure: laid over black or over white, the picture is of one colour here.</source>
        <comment>measure.one-color</comment>
        <translation>没有可测量的内容：置于黑色或白色上时，图像在此处只有一种颜色。</translation>
    </message>
    <message>
        <source>The session &apos;{path}&apos; cannot be opened ({reason}).</source>
        <comment>session.unreadable</comment>
        <translation>无法打开会话“{path}”（{reason}）。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is no session, is damaged, or was saved by a newer SR Desktop.</source>
        <comment>session.damaged</comment>
        <translation>“{path}”不是会话、已损坏，或由较新的 SR Desktop 保存。</translation>
    </message>
    <message>
        <source>MS-SSIM, GMSD and HaarPSI need the package &apos;{package}&apos;, which is not installed; install it with: pip install {package}</source>
        <comment>measure.no-package</comment>
        <translation>MS-SSIM、GMSD 与 HaarPSI 需要软件包“{package}”，但尚未安装；请以下列命令安装：pip install {package}</translation>
    </message>
    <message>
        <source>MS-SSIM, GMSD and HaarPSI need the package &apos;{package}&apos;, which does not work here ({reason}); install it again with: pip install --upgrade --force-reinstall --no-deps {package}</source>
        <comment>measure.broken-package</comment>
        <translation>MS-SSIM、GMSD 与 HaarPSI 需要软件包“{package}”，但它在此处无法运作（{reason}）；请以下列命令重新安装：pip install --upgrade --force-reinstall --no-deps {package}</translation>
    </message>
    <message>
        <source>The weights of {metric} in {path} cannot be read; install the program again.</source>
        <comment>measure.weights</comment>
        <translation>无法读取 {path} 中 {metric} 的权重；请重新安装本程序。</translation>
    </message>
    <message>
        <source>There is not enough memory to measure {metric} of a picture as large as this.</source>
        <comment>measure.no-memory</comment>
        <translation>内存不足，无法测量这么大的图像的 {metric}。</translation>
    </message>
    <message>
        <source>The weights card {path} is missing; install the program again.</source>
        <comment>card.missing</comment>
        <translation>缺少权重卡 {path}；请重新安装程序。</translation>
    </message>
    <message>
        <source>The weights card {path} cannot be read ({reason}).</source>
        <comment>card.unreadable</comment>
        <translation>无法读取权重卡 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>The weights file {path} is missing; install the program again.</source>
        <comment>weights.missing</comment>
        <translation>缺少权重文件 {path}；请重新安装程序。</translation>
    </message>
    <message>
        <source>The weights file {path} cannot be read ({reason}).</source>
        <comment>weights.unreadable</comment>
        <translation>无法读取权重文件 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>The weights file {path} is damaged: its checksum is not the one on its card.</source>
        <comment>weights.damaged</comment>
        <translation>权重文件 {path} 已损坏：其校验和与权重卡上的不同。</translation>
    </message>
    <message>
        <source>The weights file {path} does not fit its network ({reason}).</source>
        <comment>weights.unfit</comment>
        <translation>权重文件 {path} 与其网络不符（{reason}）。</translation>
    </message>
    <message>
        <source>There is no method called &apos;{id}&apos;; choose from: {known}.</source>
        <comment>method.unknown</comment>
        <translation>没有名为“{id}”的方法；请选择下列之一：{known}。</translation>
    </message>
    <message>
        <source>The method &apos;{id}&apos; is not available: &apos;{folder}&apos; holds no weights for it; choose from: {known}.</source>
        <comment>method.no-weights</comment>
        <translation>方法“{id}”无法使用：“{folder}”中没有它的权重；请选择下列之一：{known}。</translation>
    </message>
    <message>
        <source>{title} has weights for ×{scale} alone; it is not available at ×{wanted}.</source>
        <comment>method.other-scale</comment>
        <translation>{title} 只有 ×{scale} 的权重，在 ×{wanted} 不可用。</translation>
    </message>
    <message>
        <source>None of the methods is available at ×{scale}.</source>
        <comment>method.none-at-scale</comment>
        <translation>没有任何方法可用于 ×{scale}。</translation>
    </message>
    <message>
        <source>{title} restores pictures without enlarging them: it is available at ×1, not at ×{scale}.</source>
        <comment>method.restores-only</comment>
        <translation>{title} 只还原图像而不放大：可用于 ×1，不可用于 ×{scale}。</translation>
    </message>
    <message>
        <source>Stopped by a fault: {reason}.</source>
        <comment>program.fault</comment>
        <translation>因程序错误而停止：{reason}。</translation>
    </message>
    <message>
        <source>{title} stopped: {reason}.</source>
        <comment>method.stopped</comment>
        <translation>{title} 停止了：{reason}。</translation>
    </message>
    <message>
        <source>{title} gave no usable picture: {reason}; try another precision or device.</source>
        <comment>output.unusable</comment>
        <translation>{title} 没有产生可用的图像：{reason}；请改用其他精度或设备。</translation>
    </message>
    <message>
        <source>it gave values that are not numbers</source>
        <comment>output.not-numbers</comment>
        <translation>它输出的值不是数字</translation>
    </message>
    <message>
        <source>it gave the same value everywhere</source>
        <comment>output.flat</comment>
        <translation>它在各处输出相同的值</translation>
    </message>
    <message>
        <source>There is no working {device} device here; there are: {known}.</source>
        <comment>device.missing</comment>
        <translation>这里没有可用的 {device} 设备；可用的有：{known}。</translation>
    </message>
    <message>
        <source>The {device} does not compute in {precision}, but in: {known}.</source>
        <comment>precision.unsupported</comment>
        <translation>{device} 不能以 {precision} 计算，但可以用：{known}。</translation>
    </message>
    <message>
        <source>The picture &apos;{name}&apos; is {width} x {height} pixels; it needs at least {side} x {side}.</source>
        <comment>comparison.too-small</comment>
        <translation>图像“{name}”为 {width} x {height} 像素；至少需要 {side} x {side}。</translation>
    </message>
    <message>
        <source>There is nothing to measure in &apos;{name}&apos;: laid over black or over white, it is of one colour.</source>
        <comment>comparison.one-color</comment>
        <translation>“{name}”中没有可测量的内容：置于黑色或白色上时，它只有一种颜色。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; exists already and is kept, but it was made before &apos;{name}&apos; was changed, or of another picture.</source>
        <comment>enlarge.made-of-other</comment>
        <translation>“{path}”已经存在，予以保留，但它是在“{name}”更改之前，或由另一张图像生成的。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; exists already and is kept, but it is older than &apos;{name}&apos;.</source>
        <comment>enlarge.older</comment>
        <translation>“{path}”已经存在，予以保留，但它比“{name}”旧。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; becomes {width} x {height} pixels; writing that takes about {needed} of memory, and {free} are free. Choose a smaller size, or close other programs.</source>
        <comment>enlarge.no-memory</comment>
        <translation>“{name}”会成为 {width} x {height} 像素；写入约需 {needed} 内存，而可用的有 {free}。请选择较小的尺寸，或关闭其他程序。</translation>
    </message>
    <message>
        <source>The enlarged pictures take about {needed}, and only {free} are free at &apos;{folder}&apos;.</source>
        <comment>enlarge.disk</comment>
        <translation>放大后的图像约占 {needed}，而“{folder}”只有 {free} 可用。</translation>
    </message>
    <message>
        <source>The {device} has no memory left for {title}; it runs, slower, on the {instead}.</source>
        <comment>memory.no-room</comment>
        <translation>{device} 没有足够的内存运行 {title}；改在 {instead} 上运行，速度较慢。</translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device}; it continues in tiles of {side} pixels.</source>
        <comment>memory.smaller-tiles</comment>
        <translation>{title} 在 {device} 上内存不足；改以 {side} 像素的图块继续。</translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device}; it continues, slower, on the {instead}.</source>
        <comment>memory.other-device</comment>
        <translation>{title} 在 {device} 上内存不足；改在 {instead} 上继续，速度较慢。</translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device} even with the smallest tiles; close other programs or choose a smaller picture.</source>
        <comment>memory.smallest-tiles</comment>
        <translation>{title} 在 {device} 上即使用最小的图块仍内存不足；请关闭其他程序或选择较小的图像。</translation>
    </message>
    <message>
        <source>{title} ran out of memory on the {device}, and it needs the picture in one piece; close other programs or choose a smaller picture.</source>
        <comment>memory.one-piece</comment>
        <translation>{title} 在 {device} 上内存不足，而它必须一次处理整张图像；请关闭其他程序或选择较小的图像。</translation>
    </message>
    <message>
        <source>A picture that was not computed here but read from the file &apos;{path}&apos;.</source>
        <comment>external.about</comment>
        <translation>这张图像不是在此计算的，而是读取自文件“{path}”。</translation>
    </message>
    <message>
        <source>Pictures that were not computed here but read from &apos;{folder}&apos;, matched by name.</source>
        <comment>external.about-folder</comment>
        <translation>并非在此计算，而是从“{folder}”读取、按名称配对的图像。</translation>
    </message>
    <message>
        <source>Pictures that were not computed here but read from the files &apos;{pattern}&apos;.</source>
        <comment>external.about-pattern</comment>
        <translation>并非在此计算，而是从文件“{pattern}”读取的图像。</translation>
    </message>
    <message>
        <source>There is no result for &apos;{name}&apos; in &apos;{folder}&apos;.</source>
        <comment>external.none</comment>
        <translation>“{folder}”中没有“{name}”的结果。</translation>
    </message>
    <message>
        <source>There is no result for &apos;{name}&apos;: no file &apos;{path}&apos;.</source>
        <comment>external.none-at</comment>
        <translation>“{name}”没有结果：找不到文件“{path}”。</translation>
    </message>
    <message>
        <source>Several results in &apos;{folder}&apos; fit &apos;{name}&apos;: {names}; leave one of them there.</source>
        <comment>external.several</comment>
        <translation>“{folder}”中有多个结果符合“{name}”：{names}；请只留下其中一个。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; has no opacity; it is shown and measured with the one that the results of all methods have.</source>
        <comment>external.no-opacity</comment>
        <translation>“{path}”没有不透明度；显示和测量时使用所有方法的结果共有的不透明度。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is {size} pixels; to be compared it must be {wanted}.</source>
        <comment>external.size</comment>
        <translation>“{path}”为 {size} 像素；要比较必须是 {wanted}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is {size} pixels; to be compared it must be {wanted} or {uncropped}.</source>
        <comment>external.size-or</comment>
        <translation>“{path}”为 {size} 像素；要比较必须是 {wanted} 或 {uncropped}。</translation>
    </message>
    <message>
        <source>{architecture}, {millions:.2f} million values, from the file &apos;{path}&apos;.</source>
        <comment>model.about</comment>
        <translation>{architecture}，{millions:.2f} 百万个参数，来自文件“{path}”。</translation>
    </message>
    <message>
        <source>{title} enlarges {scale} times; it is run three times, each time on its last result, and its scores are not those of its paper.</source>
        <comment>model.run-three-times</comment>
        <translation>{title} 放大 {scale} 倍；运行三次，每次都以上一次的结果为输入，其分数不是论文中的分数。</translation>
    </message>
    <message>
        <source>{title} enlarges {scales} times.</source>
        <comment>model.enlarges</comment>
        <translation>{title} 放大 {scales} 倍。</translation>
    </message>
    <message>
        <source>{title} restores pictures without enlarging them; it is for the scale ×1.</source>
        <comment>model.restores</comment>
        <translation>{title} 只还原图像而不放大；用于倍率 ×1。</translation>
    </message>
    <message>
        <source>{title} knows brightness alone; colour is enlarged by bicubic interpolation.</source>
        <comment>model.luma</comment>
        <translation>{title} 只处理亮度；色彩以双三次插值放大。</translation>
    </message>
    <message>
        <source>{title} is given the bicubic enlargement, which it sharpens.</source>
        <comment>model.sharpens</comment>
        <translation>{title} 得到的是双三次放大的图像，并将其锐化。</translation>
    </message>
    <message>
        <source>The file of {title} enlarges {others} times too; what is used is {scale} times.</source>
        <comment>model.several-scales</comment>
        <translation>{title} 的文件也可放大 {others} 倍；这里使用的是 {scale} 倍。</translation>
    </message>
    <message>
        <source>{title} takes values {given} and gives {made}, channels {order}, axes {layout}.</source>
        <comment>model.format-usual</comment>
        <translation>{title} 接收 {given} 的值，输出 {made}，通道 {order}，轴 {layout}。</translation>
    </message>
    <message>
        <source>{title} takes values {given} and gives {made}, channels {order}, axes {layout}, as a trial shows.</source>
        <comment>model.format-found</comment>
        <translation>试运行表明，{title} 接收 {given} 的值，输出 {made}，通道 {order}，轴 {layout}。</translation>
    </message>
    <message>
        <source>{title} is given values {given} and read as {made}, channels {order}, axes {layout}, as you chose.</source>
        <comment>model.format-chosen</comment>
        <translation>按您的选择，给 {title} 的值为 {given}，其输出按 {made} 读取，通道 {order}，轴 {layout}。</translation>
    </message>
    <message>
        <source>{title} made no picture of a test picture in any format; values {given} are a guess. Choose others in the menu of its pane, or with --model FILE,range=0-255.</source>
        <comment>model.format-guessed</comment>
        <translation>无论以哪种格式，{title} 都没有把测试图像变成图像；{given} 的值只是猜测。请在其窗格的菜单中另选，或使用 --model FILE,range=0-255。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds weights of this program&apos;s own trainer, whose format is known; choose none.</source>
        <comment>model.own-format</comment>
        <translation>“{path}”是本程序训练器的权重，其格式已知；请不要选择格式。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; did not enlarge a small test picture within {seconds:.0f} seconds, and was not added.</source>
        <comment>model.trial-slow</comment>
        <translation>“{path}”未能在 {seconds:.0f} 秒内放大一幅小测试图像，因此没有添加。</translation>
    </message>
    <message>
        <source>There is no memory for &apos;{path}&apos; even on a small test picture; close other programs.</source>
        <comment>model.trial-memory</comment>
        <translation>即使是小测试图像，内存也不足以运行“{path}”；请关闭其他程序。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds values that are not finite numbers, in &apos;{tensor}&apos;; get it again.</source>
        <comment>model.not-finite</comment>
        <translation>“{path}”的“{tensor}”中含有非有限数值；请重新获取。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be read by &apos;{choice}&apos;: layout and output can be chosen for ONNX models alone.</source>
        <comment>model.onnx-only</comment>
        <translation>“{path}”不能按“{choice}”读取：只有 ONNX 模型可以选择轴和输出。</translation>
    </message>
    <message>
        <source>&apos;{part}&apos; says nothing of how a model takes pictures; write key=value with one of {known}.</source>
        <comment>format.unknown-key</comment>
        <translation>“{part}”没有说明模型如何接收图像；请写成 key=value，键为 {known} 之一。</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is no {key} of values that models take; write one of {known}.</source>
        <comment>format.unknown-value</comment>
        <translation>“{value}”不是模型可用的 {key}；请写 {known} 之一。</translation>
    </message>
    <message>
        <source>{title} takes pieces of {width} x {height} pixels; near their edges its result can differ by a few levels from one in one piece.</source>
        <comment>model.pieces</comment>
        <translation>{title} 以 {width} x {height} 像素的区块处理；在区块边缘附近，结果可能与一次处理整张图像相差几个色阶。</translation>
    </message>
    <message>
        <source>{title} is run in tiles of {side} pixels; near their edges its result can differ by a few levels from one in one piece.</source>
        <comment>model.tiles</comment>
        <translation>{title} 以 {side} 像素的图块运行；在图块边缘附近，结果可能与一次处理整张图像相差几个色阶。</translation>
    </message>
    <message>
        <source>{title} is run on the {instead}: ONNX models are not run on the {device}.</source>
        <comment>model.device</comment>
        <translation>{title} 在 {instead} 上运行：ONNX 模型不在 {device} 上运行。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds more than tensors, which could be a program, and was not opened. Where you can run it, save its state_dict() alone (or as {suffix}) or export it as ONNX; or add the pictures that it makes as results.</source>
        <comment>model.more-than-tensors</comment>
        <translation>“{path}”的内容不只是张量，可能含有程序，因此未打开。请在能运行它的地方只保存其 state_dict()（或存为 {suffix}），或导出为 ONNX；也可以把它生成的图像作为结果添加。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is of an architecture that neither we nor spandrel {version} know; export the model as ONNX, or add the pictures that it makes as results.</source>
        <comment>model.unknown-architecture</comment>
        <translation>“{path}”的架构我们和 spandrel {version} 都不认识；请把模型导出为 ONNX，或把它生成的图像作为结果添加。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; ({architecture}) fills holes in pictures; only models for whole ones can be compared.</source>
        <comment>model.inpaints</comment>
        <translation>“{path}”（{architecture}）用来填补图像的缺洞；只能比较处理完整图像的模型。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; takes an input of the shape {shape}; only models that take one picture, RGB or gray, as 1 x channels x height x width or with the channels last, can be compared.</source>
        <comment>onnx.shape</comment>
        <translation>“{path}”的输入形状为 {shape}；只有接收一幅 RGB 或灰度图像（1 x 通道 x 高 x 宽，或通道在最后）的模型可以比较。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; takes values of the type {type}; only floating-point numbers and bytes can be compared.</source>
        <comment>onnx.type</comment>
        <translation>“{path}”接收 {type} 类型的值；只有接收浮点数或字节的模型可以比较。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be run by OpenVINO {version}: {reason}.</source>
        <comment>onnx.not-run</comment>
        <translation>OpenVINO {version} 无法运行“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; has no output &apos;{name}&apos;; it has: {known}.</source>
        <comment>onnx.no-output</comment>
        <translation>“{path}”没有名为“{name}”的输出；它有：{known}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; does not take pictures as {layout}; its input can be: {known}.</source>
        <comment>onnx.no-layout</comment>
        <translation>“{path}”不以 {layout} 接收图像；其输入可以是：{known}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; takes bytes, 0-255, and cannot be given {given}.</source>
        <comment>onnx.bytes</comment>
        <translation>“{path}”接收 0-255 的字节，不能给它 {given}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds a loop that may go round more than {most} times or never end, and was not run; export the model without loops.</source>
        <comment>onnx.loop</comment>
        <translation>“{path}”含有可能超过 {most} 次或永不结束的循环，因此没有运行；请导出不含循环的模型。</translation>
    </message>
    <message>
        <source>whole picture&apos;s share of the width</source>
        <comment>figure.overview-share</comment>
        <translation>完整图像占宽度的比例</translation>
    </message>
    <message>
        <source>gain of the difference</source>
        <comment>figure.difference</comment>
        <translation>差异的增益</translation>
    </message>
    <message>
        <source>the scale cannot be {scale}, only one of: {known}</source>
        <comment>recipe.scale</comment>
        <translation>倍率不能是 {scale}，只能是：{known}</translation>
    </message>
    <message>
        <source>There is nothing called &apos;{field}&apos; to be put into names; there are: {known}.</source>
        <comment>enlarge.template-field</comment>
        <translation>没有叫做“{field}”的项目可以放进名称；可用的有：{known}。</translation>
    </message>
    <message>
        <source>{title} does not work in {precision}; it is run in fp32.</source>
        <comment>model.precision</comment>
        <translation>{title} 无法以 {precision} 运作；改以 fp32 运行。</translation>
    </message>
    <message>
        <source>{title} enlarges {scale} times; it is run twice, the second time on its own result, and its scores are not those of its paper.</source>
        <comment>model.run-twice</comment>
        <translation>{title} 放大 {scale} 倍；它运行两次，第二次处理自己的结果，其得分不是论文中的得分。</translation>
    </message>
    <message>
        <source>{title} enlarges {scale} times; its result is brought to {wanted} times by bicubic interpolation, and its scores are not those of its paper.</source>
        <comment>model.other-scale</comment>
        <translation>{title} 放大 {scale} 倍；其结果用双三次插值变为 {wanted} 倍，其得分不是论文中的得分。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is no model file that can be read; its name must end in one of {known}.</source>
        <comment>model.unknown-suffix</comment>
        <translation>“{path}”不是可读取的模型文件；文件名结尾必须是 {known} 之一。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is not there.</source>
        <comment>model.missing</comment>
        <translation>没有模型文件“{path}”。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; cannot be read: {reason}.</source>
        <comment>model.unreadable</comment>
        <translation>无法读取模型文件“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is empty; get it again.</source>
        <comment>model.empty</comment>
        <translation>模型文件“{path}”是空的；请重新取得。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no model file; get it again.</source>
        <comment>model.damaged</comment>
        <translation>模型文件“{path}”已损坏或不是模型文件；请重新取得。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no safetensors file; get it again.</source>
        <comment>model.damaged-safetensors</comment>
        <translation>模型文件“{path}”已损坏或不是 safetensors 文件；请重新取得。</translation>
    </message>
    <message>
        <source>The model file &apos;{path}&apos; is damaged or no ONNX file; get it again.</source>
        <comment>model.damaged-onnx</comment>
        <translation>模型文件“{path}”已损坏或不是 ONNX 文件；请重新取得。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds no named tensors, so it is no model file.</source>
        <comment>model.no-tensors</comment>
        <translation>“{path}”不含具名张量，因此不是模型文件。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a pickle, which PyTorch reads safely from version {needed} on, and this is {version}; upgrade with pip install --upgrade torch, or take the model as {suffix}.</source>
        <comment>model.old-torch</comment>
        <translation>“{path}”是 pickle 文件，PyTorch 从 {needed} 版起才能安全读取，而这里是 {version} 版；请以 pip install --upgrade torch 升级，或改用 {suffix} 格式的模型。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds a TorchScript program, and programs in files are not run; take the model&apos;s weights alone.</source>
        <comment>model.torchscript</comment>
        <translation>“{path}”含有 TorchScript 程序，而文件中的程序不会运行；请只取模型的权重。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; looks like a known architecture but its tensors do not fit it; the file may be damaged.</source>
        <comment>model.unfit</comment>
        <translation>“{path}”看似已知的架构，但张量不符；文件可能已损坏。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; ({architecture}) knows faces alone, cut out and upright; only models for whole pictures can be compared.</source>
        <comment>model.faces</comment>
        <translation>“{path}”（{architecture}）只认得裁切并转正的人脸；只有适用于整张图像的模型可以比较。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; ({architecture}) takes {given} channels and gives {made}; only RGB and gray models can be compared.</source>
        <comment>model.channels</comment>
        <translation>“{path}”（{architecture}）输入 {given} 个通道、输出 {made} 个；只有 RGB 与灰度模型可以比较。</translation>
    </message>
    <message>
        <source>This model needs the package &apos;{package}&apos;, which is not installed; install it with: pip install {install}</source>
        <comment>package.missing</comment>
        <translation>此模型需要软件包“{package}”，但尚未安装；请以下列命令安装：pip install {install}</translation>
    </message>
    <message>
        <source>This model needs the package &apos;{package}&apos;, which does not work here ({reason}); install it again with: pip install --upgrade --force-reinstall --no-deps {package}</source>
        <comment>package.broken</comment>
        <translation>此模型需要软件包“{package}”，但它在此处无法运作（{reason}）；请以下列命令重新安装：pip install --upgrade --force-reinstall --no-deps {package}</translation>
    </message>
    <message numerus="yes">
        <source>&apos;{path}&apos; takes %n inputs; only models that take one picture can be compared.</source>
        <comment>onnx.inputs</comment>
        <translation>
            <numerusform>“{path}”需要 %n 个输入；只有输入一张图像的模型可以比较。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{path}&apos; gives {made} values for a picture of {given}; only models that enlarge pictures by a whole factor can be compared.</source>
        <comment>onnx.output</comment>
        <translation>“{path}”对 {given} 的图像输出 {made} 个值；只有以整数倍放大图像的模型可以比较。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; holds a compiled program, and programs in files are not run.</source>
        <comment>onnx.program</comment>
        <translation>“{path}”含有编译过的程序，而文件中的程序不会运行。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; needs the operator &apos;{operator}&apos; of a library of its own (&apos;{domain}&apos;), and no code but the runtime&apos;s is run; export the model with standard operators.</source>
        <comment>onnx.operator</comment>
        <translation>“{path}”需要其自有库（{domain}）的操作符“{operator}”，而除了运行时本身的代码外一概不运行；请以标准操作符导出模型。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; names data in &apos;{location}&apos;, outside its own folder, and was not opened; get a model whose data is next to it.</source>
        <comment>onnx.data-elsewhere</comment>
        <translation>“{path}”指向其文件夹之外“{location}”的数据，因此未打开；请取得数据在模型旁边的版本。</translation>
    </message>
    <message>
        <source>The data &apos;{location}&apos; of the model &apos;{path}&apos; cannot be read: {reason}; put it next to the model.</source>
        <comment>onnx.data-unreadable</comment>
        <translation>无法读取模型“{path}”的数据“{location}”：{reason}；请放在模型旁边。</translation>
    </message>
    <message>
        <source>The data of the model &apos;{path}&apos; is damaged or too large to be read.</source>
        <comment>onnx.data-damaged</comment>
        <translation>模型“{path}”的数据已损坏，或太大而无法读取。</translation>
    </message>
    <message>
        <source>it takes no picture</source>
        <comment>onnx.no-picture</comment>
        <translation>它不接受图像</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written: {reason}.</source>
        <comment>file.not-written</comment>
        <translation>无法写入“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; cannot be made: {reason}.</source>
        <comment>folder.not-made</comment>
        <translation>无法创建文件夹“{folder}”：{reason}。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; cannot be read: {reason}.</source>
        <comment>folder.unreadable</comment>
        <translation>无法读取文件夹“{folder}”：{reason}。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; holds no picture that can be read.</source>
        <comment>folder.no-pictures</comment>
        <translation>文件夹“{folder}”中没有可读取的图像。</translation>
    </message>
    <message>
        <source>There are no results for &apos;{name}&apos; yet.</source>
        <comment>export.no-results</comment>
        <translation>“{name}”还没有结果。</translation>
    </message>
    <message>
        <source>The region {region} lies outside &apos;{name}&apos;, which is {width} x {height} pixels.</source>
        <comment>export.region</comment>
        <translation>区域 {region} 在“{name}”之外，该图像为 {width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The region {region} does not lie inside a result of {width} x {height} pixels.</source>
        <comment>export.region-outside</comment>
        <translation>区域 {region} 不在 {width} x {height} 像素的结果之内。</translation>
    </message>
    <message>
        <source>The figure of &apos;{name}&apos; cannot be made. {why}</source>
        <comment>export.no-figure</comment>
        <translation>无法制作“{name}”的论文图。{why}</translation>
    </message>
    <message>
        <source>The flip of &apos;{name}&apos; cannot be made. {why}</source>
        <comment>export.no-flip</comment>
        <translation>无法制作“{name}”的交替动画。{why}</translation>
    </message>
    <message>
        <source>There is no backdrop &apos;{id}&apos;; choose &apos;checkerboard&apos; or a colour such as &apos;#ffffff&apos;.</source>
        <comment>export.backdrop</comment>
        <translation>没有背景“{id}”；请选择 checkerboard 或 #ffffff 这样的颜色。</translation>
    </message>
    <message>
        <source>Pictures can be enlarged more than once and at most {most:g} times, not {factor:g} times.</source>
        <comment>enlarge.factor</comment>
        <translation>图像可以放大超过 1 倍、最多 {most:g} 倍，而不是 {factor:g} 倍。</translation>
    </message>
    <message>
        <source>A long side needs at least one pixel, not {side}.</source>
        <comment>enlarge.long-side</comment>
        <translation>长边至少要有 1 个像素，而不是 {side}。</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no size: write a factor, as in x2 or x4, or a long side, as in 6000px.</source>
        <comment>enlarge.size-unknown</comment>
        <translation>“{text}”不是尺寸：请写倍数，例如 x2 或 x4，或长边，例如 6000px。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is {width} x {height} pixels, and a long side of {side} pixels is more than {most} times that; choose at most {reach} pixels.</source>
        <comment>enlarge.too-far</comment>
        <translation>“{name}”是 {width} x {height} 像素，长边 {side} 像素超过它的 {most} 倍；请选择最多 {reach} 像素。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is {width} x {height} pixels already, and is left as it is.</source>
        <comment>enlarge.large-enough</comment>
        <translation>“{name}”已经是 {width} x {height} 像素，保持原样。</translation>
    </message>
    <message>
        <source>The name &apos;{template}&apos; has a brace without its other half.</source>
        <comment>enlarge.template-braces</comment>
        <translation>名称“{template}”有一个不成对的花括号。</translation>
    </message>
    <message>
        <source>The name &apos;{template}&apos; names a folder; choose the folder by itself.</source>
        <comment>enlarge.template-folder</comment>
        <translation>名称“{template}”含有文件夹；请另外选择文件夹。</translation>
    </message>
    <message>
        <source>Enlarged pictures need a name.</source>
        <comment>enlarge.template-empty</comment>
        <translation>放大后的图像需要名称。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; would be replaced by its own enlargement; choose another name or folder.</source>
        <comment>enlarge.replaces-source</comment>
        <translation>“{path}”会被它自己的放大结果替换；请选择其他名称或文件夹。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; exists already and is kept.</source>
        <comment>enlarge.exists</comment>
        <translation>“{path}”已经存在，予以保留。</translation>
    </message>
    <message>
        <source>What is done cannot be noted, so an interrupted run will not know it again. {why}</source>
        <comment>enlarge.journal</comment>
        <translation>无法记录已完成的部分，因此中断后再次运行时无法辨认。{why}</translation>
    </message>
    <message>
        <source>The method &apos;{id}&apos; is a picture that others made, and enlarges nothing.</source>
        <comment>enlarge.not-given</comment>
        <translation>方法“{id}”是他人制作的图像，不会放大任何东西。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <comment>enlarge.count</comment>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not enough memory to draw &apos;{name}&apos;.</source>
        <comment>figure.no-memory</comment>
        <translation>内存不足以绘制“{name}”。</translation>
    </message>
    <message numerus="yes">
        <source>%n results of {width} x {height} pixels for the picture &apos;{name}&apos; need about {needed} of memory and {memory} are free; choose fewer methods, or crop or shrink the picture.</source>
        <comment>comparison.no-memory</comment>
        <translation>
            <numerusform>图像“{name}”的 %n 个 {width} x {height} 像素结果约需 {needed} 内存，而可用的有 {memory}；请减少方法，或裁切、缩小图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results of {width} x {height} pixels for the picture &apos;{name}&apos; take {needed}, but only {memory} of memory and {disk} at &apos;{folder}&apos; are free; choose fewer methods, or crop or shrink the picture.</source>
        <comment>comparison.no-room</comment>
        <translation>
            <numerusform>图像“{name}”的 %n 个 {width} x {height} 像素结果需要 {needed}，但只有 {memory} 内存和“{folder}”处的 {disk} 可用；请减少方法，或裁切、缩小图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{path}&apos; needs {needed} for a picture of {width} x {height} pixels and its result, and {free} are free; get a model for smaller pictures, or one that enlarges less.</source>
        <comment>onnx.too-large</comment>
        <translation>“{path}”处理 {width} x {height} 像素的图像及其结果需要 {needed}，而可用的只有 {free}；请换用处理更小图像或放大倍数更低的模型。</translation>
    </message>
    <message>
        <source>A figure must be at most {most} dots wide; choose fewer dpi or a smaller width.</source>
        <comment>figure.too-many-dots</comment>
        <translation>论文图的宽度最多 {most} 点；请降低 dpi 或缩小宽度。</translation>
    </message>
    <message>
        <source>The {measure} of a figure must be {least:g} to {most:g} {unit}, not {value:g}.</source>
        <comment>figure.range</comment>
        <translation>论文图的{measure}必须是 {least:g} 到 {most:g} {unit}，不能是 {value:g}。</translation>
    </message>
    <message>
        <source>width</source>
        <comment>figure.width</comment>
        <translation>宽度</translation>
    </message>
    <message>
        <source>gap</source>
        <comment>figure.gap</comment>
        <translation>间距</translation>
    </message>
    <message>
        <source>font size</source>
        <comment>figure.font-size</comment>
        <translation>字号</translation>
    </message>
    <message>
        <source>resolution</source>
        <comment>figure.resolution</comment>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>A figure needs at least one column, not {columns}.</source>
        <comment>figure.columns</comment>
        <translation>论文图至少需要一列，不能是 {columns}。</translation>
    </message>
    <message>
        <source>A figure needs at least one row, not {rows}.</source>
        <comment>figure.rows</comment>
        <translation>论文图至少需要一行，不能是 {rows}。</translation>
    </message>
    <message numerus="yes">
        <source>{rows} x {columns} places cannot hold the %n pictures of a figure; choose more rows or columns, or leave one of them open.</source>
        <comment>figure.places</comment>
        <translation>
            <numerusform>{rows} x {columns} 个位置放不下论文图的 %n 张图像；请增加行数或列数，或让其中之一自动决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>A figure cannot show &apos;{id}&apos;, of which there is no result.</source>
        <comment>figure.no-result</comment>
        <translation>论文图无法显示“{id}”，因为没有它的结果。</translation>
    </message>
    <message>
        <source>A figure needs at least one method.</source>
        <comment>figure.no-method</comment>
        <translation>论文图至少需要一种方法。</translation>
    </message>
    <message>
        <source>There is not enough memory to make &apos;{name}&apos;; choose a smaller region.</source>
        <comment>flip.no-memory</comment>
        <translation>内存不足以制作“{name}”；请选择较小的区域。</translation>
    </message>
    <message>
        <source>A flip needs two different pictures, not &apos;{id}&apos; twice.</source>
        <comment>flip.same</comment>
        <translation>交替动画需要两张不同的图像，而不是两次“{id}”。</translation>
    </message>
    <message>
        <source>Each picture of a flip is shown {least:g} to {most:g} seconds.</source>
        <comment>flip.seconds</comment>
        <translation>交替动画的每张图像显示 {least:g} 到 {most:g} 秒。</translation>
    </message>
    <message>
        <source>A flip is magnified 1 to {most} times.</source>
        <comment>flip.magnification</comment>
        <translation>交替动画可放大 1 到 {most} 倍。</translation>
    </message>
    <message>
        <source>There is no result of &apos;{id}&apos; to flip.</source>
        <comment>flip.no-result</comment>
        <translation>没有“{id}”的结果可供交替。</translation>
    </message>
    <message>
        <source>A flip is at most {side} pixels wide or high; choose a smaller region or less zoom.</source>
        <comment>flip.too-large</comment>
        <translation>交替动画的宽与高最多 {side} 像素；请选择较小的区域或较低的倍率。</translation>
    </message>
    <message>
        <source>The pictures of the page have {megapixels:.0f} megapixels together; a page holds {most:.0f}. Choose fewer methods or a region.</source>
        <comment>page.too-large</comment>
        <translation>页面的图像合计 {megapixels:.0f} 百万像素；一页最多容纳 {most:.0f}。请减少方法或选择一个区域。</translation>
    </message>
    <message>
        <source>The votes &apos;{path}&apos; cannot be read: {reason}.</source>
        <comment>votes.unreadable</comment>
        <translation>无法读取投票“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>The votes &apos;{path}&apos; cannot be used: {reason}.</source>
        <comment>votes.unusable</comment>
        <translation>无法使用投票“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>The votes &apos;{path}&apos; are of another blind test.</source>
        <comment>votes.other-study</comment>
        <translation>投票“{path}”属于另一个盲测。</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; holds no blind test.</source>
        <comment>blind-test.none</comment>
        <translation>文件夹“{folder}”中没有盲测。</translation>
    </message>
    <message>
        <source>There are no votes to count.</source>
        <comment>votes.none</comment>
        <translation>没有可统计的投票。</translation>
    </message>
    <message>
        <source>Votes on {first} cannot be counted with votes on {other}.</source>
        <comment>votes.other-methods</comment>
        <translation>对 {first} 的投票不能与对 {other} 的投票一起统计。</translation>
    </message>
    <message>
        <source>Votes on {title} with other weights cannot be counted together.</source>
        <comment>votes.other-weights</comment>
        <translation>{title} 的权重不同，投票不能一起统计。</translation>
    </message>
    <message>
        <source>There is no recipe &apos;{path}&apos;.</source>
        <comment>recipe.missing</comment>
        <translation>没有配方“{path}”。</translation>
    </message>
    <message>
        <source>The recipe &apos;{path}&apos; cannot be read: {reason}.</source>
        <comment>recipe.unreadable</comment>
        <translation>无法读取配方“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a recipe: it is no text.</source>
        <comment>recipe.no-text</comment>
        <translation>“{path}”不是配方：它不是文本文件。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a recipe: it is no JSON ({reason}).</source>
        <comment>recipe.no-json</comment>
        <translation>“{path}”不是配方：它不是 JSON（{reason}）。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a recipe of a figure.</source>
        <comment>recipe.other-kind</comment>
        <translation>“{path}”不是论文图的配方。</translation>
    </message>
    <message>
        <source>The recipe &apos;{path}&apos; cannot be used: {reason}.</source>
        <comment>recipe.invalid</comment>
        <translation>无法使用配方“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>The recipe &apos;{path}&apos; cannot be used. {why}</source>
        <comment>recipe.impossible</comment>
        <translation>无法使用配方“{path}”。{why}</translation>
    </message>
    <message>
        <source>The recipe of &apos;{file}&apos; cannot be used. {why}</source>
        <comment>recipe.no-figure</comment>
        <translation>无法使用“{file}”的配方。{why}</translation>
    </message>
    <message>
        <source>The figure of the recipe &apos;{path}&apos; cannot be made again. {why}</source>
        <comment>recipe.method-failed</comment>
        <translation>无法重新制作配方“{path}”的论文图。{why}</translation>
    </message>
    <message>
        <source>The figure would replace &apos;{path}&apos;; choose another folder with --out.</source>
        <comment>recipe.replaces-picture</comment>
        <translation>论文图会取代“{path}”；请以 --out 选择其他文件夹。</translation>
    </message>
    <message>
        <source>The picture &apos;{path}&apos; of the recipe &apos;{recipe}&apos; is missing.</source>
        <comment>recipe.picture-missing</comment>
        <translation>配方“{recipe}”的图像“{path}”不见了。</translation>
    </message>
    <message>
        <source>The picture &apos;{path}&apos; of the recipe &apos;{recipe}&apos; cannot be read: {reason}.</source>
        <comment>recipe.picture-unreadable</comment>
        <translation>无法读取配方“{recipe}”的图像“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not the picture that the recipe &apos;{recipe}&apos; was made of: its SHA-256 begins with {found}, not {wanted}.</source>
        <comment>recipe.other-picture</comment>
        <translation>“{path}”不是制作配方“{recipe}”时的图像：其 SHA-256 开头为 {found}，而非 {wanted}。</translation>
    </message>
    <message>
        <source>it has the unknown key &apos;{key}&apos;</source>
        <comment>recipe.unknown-key</comment>
        <translation>其中有未知的键“{key}”</translation>
    </message>
    <message>
        <source>it lacks the key &apos;{key}&apos;</source>
        <comment>recipe.missing-key</comment>
        <translation>其中缺少键“{key}”</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is wrong, {reason}</source>
        <comment>recipe.wrong-value</comment>
        <translation>“{key}”有误，{reason}</translation>
    </message>
    <message>
        <source>The name of a {format} must end in {suffix}.</source>
        <comment>recipe.suffix</comment>
        <translation>{format} 的文件名结尾必须是 {suffix}。</translation>
    </message>
    <message>
        <source>&apos;{id}&apos; needs a device and a precision, or an external result.</source>
        <comment>recipe.no-device</comment>
        <translation>“{id}”需要设备与精度，或是加入的结果。</translation>
    </message>
    <message>
        <source>The result of &apos;{id}&apos; needs its checksum.</source>
        <comment>recipe.no-checksum</comment>
        <translation>“{id}”的结果需要其校验和。</translation>
    </message>
    <message>
        <source>A method is listed twice under &apos;methods&apos;.</source>
        <comment>recipe.method-twice</comment>
        <translation>“methods”之下有一种方法列了两次。</translation>
    </message>
    <message>
        <source>The list &apos;shown&apos; names &apos;{id}&apos;, which is not among the methods.</source>
        <comment>recipe.not-among-methods</comment>
        <translation>“shown”提到“{id}”，但它不在方法之中。</translation>
    </message>
    <message>
        <source>{title} has other weights here (SHA-256 {here}) than the recipe names ({there}); its pixels and numbers may differ.</source>
        <comment>recipe.other-weights</comment>
        <translation>{title} 在此处的权重（SHA-256 {here}）与配方所记（{there}）不同；像素与数值可能不同。</translation>
    </message>
    <message>
        <source>{title} was computed in {precision} on {device}, the recorded figure in {precision_there} on {device_there}; its pixels may differ.</source>
        <comment>recipe.other-device</comment>
        <translation>{title} 在 {device} 上以 {precision} 计算，而记录的论文图是在 {device_there} 上以 {precision_there} 计算；像素可能不同。</translation>
    </message>
    <message>
        <source>The recipe names another protocol of measuring than this program&apos;s; the numbers may differ.</source>
        <comment>recipe.other-protocol</comment>
        <translation>配方所记的测量方式与本程序不同；数值可能不同。</translation>
    </message>
    <message>
        <source>The recorded figure was made with {versions}; pixels may differ.</source>
        <comment>recipe.other-versions</comment>
        <translation>记录的论文图是以 {versions} 制作的；像素可能不同。</translation>
    </message>
    <message>
        <source>The process that computes was ended from outside, perhaps because memory ran out.</source>
        <comment>worker.killed</comment>
        <translation>负责计算的进程被外部结束，可能是内存不足。</translation>
    </message>
    <message>
        <source>The process that computes ended unexpectedly, with exit code {code}.</source>
        <comment>worker.ended</comment>
        <translation>负责计算的进程意外结束，退出代码为 {code}。</translation>
    </message>
    <message>
        <source>The process that computes did not answer any more, and was ended.</source>
        <comment>worker.silent</comment>
        <translation>负责计算的进程不再响应，已将其结束。</translation>
    </message>
    <message>
        <source>A cancelled computation did not stop, so its process was ended.</source>
        <comment>worker.stuck</comment>
        <translation>已取消的计算没有停止，因此结束了它的进程。</translation>
    </message>
    <message>
        <source>The process that computes has ended.</source>
        <comment>worker.left</comment>
        <translation>负责计算的进程已结束。</translation>
    </message>
    <message>
        <source>The process that computes could not be started: {reason}.</source>
        <comment>worker.not-started</comment>
        <translation>无法启动负责计算的进程：{reason}。</translation>
    </message>
    <message>
        <source>No process of its own could be started for computing; the window may hesitate while it computes.</source>
        <comment>worker.in-this-process</comment>
        <translation>无法为计算启动单独的进程；计算时窗口可能会卡顿。</translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>尚无消息。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>MethodsList</name>
    <message>
        <source>Pictures of the figure</source>
        <translation>论文图中的图像</translation>
    </message>
    <message>
        <source>Drag to reorder, or move with Alt+Up and Alt+Down</source>
        <translation>拖动以调整顺序，或以 Alt+Up 与 Alt+Down 移动</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name and colour</source>
        <translation>名称和颜色</translation>
    </message>
    <message>
        <source>In panes, tables, plots and figures; empty for the usual name</source>
        <translation>用于窗格、表格、曲线图和论文图；留空则用通常的名称</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Other colour…</source>
        <translation>其他颜色…</translation>
    </message>
    <message>
        <source>Of the mark at its name and of its curves; automatic shows no mark</source>
        <translation>名称旁的标记和曲线的颜色；自动时不显示标记</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
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
        <translation>橄榄色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>蓝绿色</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>锈红色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉红色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>双三次</translation>
    </message>
    <message>
        <source>Perceptual</source>
        <translation>感知</translation>
    </message>
    <message>
        <source>SRResNet Photo</source>
        <translation>SRResNet 照片</translation>
    </message>
    <message>
        <source>Repeats every pixel.</source>
        <translation>重复每个像素。</translation>
    </message>
    <message>
        <source>Blends the 2 x 2 nearest pixels.</source>
        <translation>混合最近的 2 x 2 个像素。</translation>
    </message>
    <message>
        <source>Fits a cubic through the 4 x 4 nearest pixels.</source>
        <translation>以三次曲线通过最近的 4 x 4 个像素。</translation>
    </message>
    <message>
        <source>SRCNN</source>
        <translation>SRCNN</translation>
    </message>
    <message>
        <source>Three convolutions that sharpen the luma of the bicubic picture.</source>
        <translation>以三层卷积锐化双三次图像的亮度。</translation>
    </message>
    <message>
        <source>A residual network trained to look right to a recognition network rather than to match pixels.</source>
        <translation>训练目标是让识别网络觉得真实、而非吻合像素的残差网络。</translation>
    </message>
    <message>
        <source>SRResNet</source>
        <translation>SRResNet</translation>
    </message>
    <message>
        <source>Sixteen residual blocks and sub-pixel convolution, trained to match pixels.</source>
        <translation>十六个残差块与子像素卷积，以吻合像素为目标训练。</translation>
    </message>
    <message>
        <source>SRGAN</source>
        <translation>SRGAN</translation>
    </message>
    <message>
        <source>SRResNet, trained further against a network that tells its pictures from real ones.</source>
        <translation>SRResNet，再与一个分辨其图像真假的网络对抗训练。</translation>
    </message>
    <message>
        <source>SRResNet, trained further on photographs that were blurred, made noisy and JPEG-coded.</source>
        <translation>SRResNet，再用经过模糊、加噪和 JPEG 编码的照片训练。</translation>
    </message>
    <message>
        <source>EDSR</source>
        <translation>EDSR</translation>
    </message>
    <message>
        <source>Thirty-two residual blocks without batch norm, trained to match pixels.</source>
        <translation>三十二个没有批量归一化的残差块，以吻合像素为目标训练。</translation>
    </message>
    <message>
        <source>SRResNet trained on an H100 for 375 seconds, 55,533 steps of 16 patches of 64 pixels, then on two processor cores for 2,000, 1,200, 6,000 and 2,000 steps of 8 patches of 32 pixels, then on an H200 for 452 seconds, 69,533 steps of 16 patches of 64 in fp16, and for 32 seconds in TF32 on squared differences, and on an H200 of another day from there for 171 seconds, 24,508 steps of the same size on squared differences, and for 38 seconds, 2,658 steps in TF32 on the logarithm of each patch&apos;s squared difference of luma. Since the first, the ground truth is shrunk photographs: openly licensed and freely usable ones from Unsplash, Pexels, Pixabay, Burst, Wikimedia, desktop backgrounds and camera samples, at half and quarter size; on the last day 3,089 parts with much detail, 777 megapixels, of 688 wallpapers that Debian and Ubuntu distribute and of open-1 and open-2, coded as JPEG of quality 96 without subsampling. The weights are the mean of three: those from before that day, those after the 24,508 steps and those after the 2,658. They were chosen by two sets that were never learned from: the validation pictures measure 28.311 dB before, 28.299 and 28.314 after these two trainings and 28.334 for the mean, the 91 pictures of T91 30.386, 30.361, 30.411 and 30.416. Without batch norm: the form that the paper&apos;s network takes when its normalisation is folded in.</source>
        <translation>SRResNet 先在一块 H100 上训练 375 秒，即 55,533 步，每步 16 个 64 像素的图块；然后在两个处理器核心上训练 2,000、1,200、6,000 和 2,000 步，每步 8 个 32 像素的图块；再在一块 H200 上以 fp16 训练 452 秒，即 69,533 步，每步 16 个 64 像素的图块，并以 TF32 按平方差训练 32 秒；另一天又由此在一块 H200 上按平方差训练 171 秒，即 24,508 步同样大小的图块，并以 TF32 按每个图块亮度平方差的对数训练 38 秒，即 2,658 步。第一次之后，真值都是缩小的照片：来自 Unsplash、Pexels、Pixabay、Burst、Wikimedia、桌面背景和相机样张的开放许可及可自由使用的照片，缩至一半和四分之一大小；最后一天是 3,089 块细节丰富的局部，共 7.77 亿像素，取自 Debian 和 Ubuntu 发行的 688 张壁纸以及 open-1 和 open-2，以质量 96、不作色度抽样的 JPEG 编码。权重是三者的平均：那一天之前的、24,508 步之后的和 2,658 步之后的。选择依据是两组从未用于学习的图片：验证图片此前为 28.311 dB，两次训练之后为 28.299 和 28.314，平均权重为 28.334；T91 的 91 张图片为 30.386、30.361、30.411 和 30.416。不含批归一化：这是论文中的网络把归一化并入卷积后的形式。</translation>
    </message>
    <message>
        <source>PSNR of the luma (BT.601, studio range) against the original; as many pixels as the scale are shaved off every side.</source>
        <translation>亮度（BT.601，窄范围）相对于原图的 PSNR；每边裁去与倍率相同的像素数。</translation>
    </message>
    <message>
        <source>PSNR of the three colour channels against the original; as many pixels as the scale are shaved off every side.</source>
        <translation>三个色彩通道相对于原图的 PSNR；每边裁去与倍率相同的像素数。</translation>
    </message>
    <message>
        <source>SSIM of the luma (Wang et al. 2004, Gaussian 11 × 11, sigma 1.5); as many pixels as the scale are shaved off every side; in a region, the mean of the SSIM map there.</source>
        <translation>亮度的 SSIM（Wang 等人 2004，高斯窗 11 × 11，sigma 1.5）；每边裁去与倍率相同的像素数；在区域内为 SSIM 图在该处的平均。</translation>
    </message>
    <message>
        <source>Instant; every colour in it was in the picture.</source>
        <translation>即时；其中每种颜色都来自原图像。</translation>
    </message>
    <message>
        <source>Squares instead of edges.</source>
        <translation>边缘变成方块。</translation>
    </message>
    <message>
        <source>Instant; smooth, with no halos.</source>
        <translation>即时；平滑，没有光晕。</translation>
    </message>
    <message>
        <source>The softest of all; edges lose their contrast.</source>
        <translation>最模糊；边缘失去对比。</translation>
    </message>
    <message>
        <source>Instant; sharper than bilinear, and the baseline of every paper.</source>
        <translation>即时；比双线性锐利，是每篇论文的基准。</translation>
    </message>
    <message>
        <source>Still soft; thin halos along strong edges.</source>
        <translation>仍然模糊；明显边缘有细光晕。</translation>
    </message>
    <message>
        <source>The network of Johnson et al. without batch norm and tanh, trained on a CPU: 2,400 steps with absolute VGG-16 relu2_2 feature differences, LPIPS and absolute pixel differences, the loss with the best balance of ten that were compared (trainer/EXPERIMENTS.md), then 600 more with a term against the checkerboard, which took its strength in textured places of the validation pictures from 10.2 to 0.4 times the ground truth&apos;s. Its LPIPS is a figure that it was trained on.</source>
        <translation>Johnson 等人的网络，不含批量归一化与 tanh，在 CPU 上训练：先以 VGG-16 relu2_2 特征的绝对差、LPIPS 与像素的绝对差训练 2,400 步，这是比较过的十种损失中最均衡的一种（trainer/EXPERIMENTS.md）；再加上抑制棋盘格纹的项训练 600 步，使验证图像纹理处的棋盘格强度从原图的 10.2 倍降到 0.4 倍。训练时用到了 LPIPS，因此它的 LPIPS 数值并非独立的评测。</translation>
    </message>
    <message>
        <source>Invents detail that was never there, so pixel by pixel it is further off; fine regular texture comes out smeared.</source>
        <translation>画出原本没有的细节，因此逐像素看离原图更远；细密规则的纹理会糊成一片。</translation>
    </message>
    <message>
        <source>SRCNN 9-5-5 trained on openly licensed photographs and the 91 images of its paper, on one shared processor core: 11,000 and 7,000 steps with Muon in bf16, then in fp32 1,200 and 1,500 on squared and, side by side from there, 2,000 on absolute and 2,000 on squared differences. The weights are a mean: of those before these last two trainings, those after the one, and, counted twice, those after the other. On the validation pictures they measure 27.537, 27.533 and 27.540 dB, their mean 27.544 dB. The recipe with it is that of the last training.</source>
        <translation>SRCNN 9-5-5，以开放授权的照片与论文的 91 张图像，在一个共用的处理器内核上训练：以 Muon 用 bf16 训练 11,000 与 7,000 步，再用 fp32 以平方差训练 1,200 与 1,500 步；由此分别以绝对差与平方差各训练 2,000 步。权重是三者的平均：这最后两次训练之前的权重、前一次之后的权重，以及计算两次的后一次之后的权重。在验证图像上三者分别为 27.537、27.533 与 27.540 dB，平均后的权重为 27.544 dB。随附的配方是最后一次训练的配方。</translation>
    </message>
    <message>
        <source>Sharper edges than bicubic from a very small network.</source>
        <translation>以很小的网络得到比双三次锐利的边缘。</translation>
    </message>
    <message>
        <source>Sees only 17 pixels across, so textures stay soft; colour stays bicubic.</source>
        <translation>视野只有 17 个像素，纹理仍然模糊；色彩仍是双三次。</translation>
    </message>
    <message>
        <source>Crisp textures that look right to the eye, and by LPIPS far nearer to the original than any average.</source>
        <translation>纹理清晰，看起来真实；依 LPIPS 远比任何平均都接近原图。</translation>
    </message>
    <message>
        <source>High PSNR and SSIM; clean, straight edges and little that is made up.</source>
        <translation>PSNR 与 SSIM 高；边缘干净笔直，几乎没有捏造的内容。</translation>
    </message>
    <message>
        <source>Averages what it cannot know: fine texture turns smooth. Takes much computing.</source>
        <translation>对无法得知之处取平均：细致纹理变得光滑。计算量大。</translation>
    </message>
    <message>
        <source>Sharp, lively texture; by LPIPS nearest to the original.</source>
        <translation>纹理锐利生动；依 LPIPS 最接近原图。</translation>
    </message>
    <message>
        <source>A+</source>
        <translation>A+</translation>
    </message>
    <message>
        <source>Restores each patch by the linear regression of the dictionary atom most like it.</source>
        <translation>每个图块用与它最相似的字典原子所属的线性回归来还原。</translation>
    </message>
    <message>
        <source>Invents detail that was never there, so pixel by pixel it is further off than SRResNet; fine lettering can come out wrong.</source>
        <translation>画出原本没有的细节，因此逐像素看比 SRResNet 离原图更远；细小文字可能出错。</translation>
    </message>
    <message>
        <source>No network: each patch is restored by the regressor of the dictionary atom that is most like it.</source>
        <translation>不是网络：每个图块由最相似的字典原子的回归矩阵还原。</translation>
    </message>
    <message>
        <source>A+ fitted to the 91 images of its paper in twelve sizes: 2.9 million patches, a dictionary of 1024 atoms by online dictionary learning rather than K-SVD, 30 principal components, 2048 neighbours.</source>
        <translation>A+ 以其论文的 91 张图像、十二种尺寸拟合：290 万个图块，1024 个原子的字典以在线字典学习而非 K-SVD 得到，30 个主成分，2048 个近邻。</translation>
    </message>
    <message>
        <source>Sees only three low-resolution pixels across, so textures stay soft; colour stays bicubic.</source>
        <translation>只看到三个低分辨率像素宽，因此纹理仍偏软；颜色仍是双三次。</translation>
    </message>
    <message>
        <source>The highest PSNR and SSIM; clean, straight edges and little that is made up.</source>
        <translation>PSNR 与 SSIM 最高；边缘干净笔直，几乎没有捏造的内容。</translation>
    </message>
    <message>
        <source>Averages what it cannot know: fine texture turns smooth. Takes the most computing.</source>
        <translation>对无法得知之处取平均：细致纹理变得光滑。计算量最大。</translation>
    </message>
    <message>
        <source>Crisper textures than a network trained on pixels.</source>
        <translation>纹理比以像素训练的网络清晰。</translation>
    </message>
    <message>
        <source>Shifted colours and a regular pattern; pixel by pixel far from the original.</source>
        <translation>色彩偏移，并有规则的格纹；逐像素看离原图很远。</translation>
    </message>
    <message>
        <source>For photographs as cameras and JPEG files hold them: no blocks, little noise, and mild blur sharpened.</source>
        <translation>适合相机和 JPEG 文件中的照片：没有方块，噪声少，轻微模糊得到锐化。</translation>
    </message>
    <message>
        <source>The network of SRResNet, trained further from an earlier SRResNet of ours on one shared processor core: 488 steps without a discriminator, 978 against ones with batch norm, which learned little, and the rest against one without, of half the paper&apos;s width; the last 500 of these in fp32. Its loss is not the paper&apos;s: absolute VGG-16 relu2_2 feature differences, LPIPS (with more and more weight), absolute pixel differences and a term against the checkerboard stand beside the adversarial term, so its LPIPS is a figure that it was trained on. Then on two cores: 1,500 steps on pictures at half and quarter size, of which the weights after 300, the best, and after 1,500 were averaged; from there, at half size, 400 steps with four times the weight against the checkerboard, in the first 200 of which the new discriminator learned, but did not count; and from the mean of those after 200 and, counted twice, after 400, 240 steps without a discriminator, with ten times that weight, on patches drawn without regard to their error, so that smooth ones were among them. The weights are the mean of those after these 240, counted three times, and after the 400. On the validation pictures they measure LPIPS .1345 and 27.30 dB; before .1336 and 27.18. The checkerboard is 0.96 times the ground truth&apos;s in flat and 0.40 times in textured places, before 1.5 and 0.8. That it was trained on was decided several times after BSD100 had been measured (.2006, .1989, .1960, .1930, .1880), as half of SRResNet&apos;s LPIPS is what it is held to; which weights, by the validation pictures alone. A first version, far from the size of the published trainings.</source>
        <translation>SRResNet 的网络，由我们较早的 SRResNet 在一个共用的处理器内核上接续训练：488 步没有判别器；978 步使用含批量归一化的判别器，学到的不多；其余使用不含批量归一化、宽度为论文一半的判别器，其中最后 500 步用 fp32。损失与论文不同：除了对抗项，还有 VGG-16 relu2_2 特征的绝对差、权重逐渐增加的 LPIPS、像素的绝对差与抑制棋盘格纹的项，因此它的 LPIPS 数值并非独立的评测。之后在两个内核上：以一半和四分之一大小的图像训练 1,500 步，取其中最好的第 300 步与第 1,500 步的平均；由此以一半大小的图像训练 400 步，抑制棋盘格纹的权重为四倍，前 200 步中新的判别器在学习，但不计入损失；再由第 200 步与计两次的第 400 步的平均，不用判别器训练 240 步，该权重为十倍，选取图像块时不看误差，因此平滑处也在其中。最后的权重是这 240 步之后（计三次）与 400 步之后的平均。在验证图像上为 LPIPS .1345 与 27.30 dB，此前为 .1336 与 27.18。棋盘格纹在平坦处为原图的 0.96 倍，在纹理处为 0.40 倍，此前为 1.5 与 0.8 倍。是否继续训练，曾多次在测量 BSD100 之后才决定（.2006、.1989、.1960、.1930、.1880），因为它的目标是 SRResNet 的 LPIPS 的一半；选用哪组权重则只依据验证图像。这是第一个版本，规模远小于论文发表的训练。</translation>
    </message>
    <message>
        <source>SRResNet trained further for 65 seconds of an H100, 10,008 steps, and 62 seconds of an H200, 9,558 steps, on photographs that were blurred, made noisy and JPEG-coded (first-order degradation after BSRGAN and Real-ESRGAN), for pixels and without a discriminator; the second time pictures at half and quarter size, coded with JPEG qualities of 45 to 88. Then on two processor cores at half size, for squared rather than absolute differences, 387 and 450 steps, and on an H200 for 180 seconds, 17,383 steps of 16 patches of 64 pixels in fp16, at last in TF32, for the logarithm of each patch&apos;s squared difference of luma, on parts with much detail, 405 megapixels, of wallpapers that Debian and Ubuntu distribute and of open-1 and open-2. Compared with SRResNet on the validation pictures it is 0.69 dB better after JPEG 60, 0.62 dB better after blur 1.2, noise 5 and JPEG 75, and 0.30 dB worse on clean ones; before this last training 0.62, 0.59 and 0.38.</source>
        <translation>由 SRResNet 继续训练：H100 上 65 秒（10,008 步）和 H200 上 62 秒（9,558 步），所用照片经过模糊、加噪和 JPEG 编码（仿 BSRGAN 与 Real-ESRGAN 的一阶退化），只求像素相符，不用判别器；第二次用的是一半和四分之一大小的图片，以 45 到 88 的 JPEG 质量编码。然后在两个处理器核心上用一半大小的图片、按平方差而非绝对差训练 387 步和 450 步；再在一块 H200 上训练 180 秒，即 17,383 步，每步 16 个 64 像素的图块，用 fp16，最后用 TF32，按每个图块亮度平方差的对数，所用的是 Debian 和 Ubuntu 发行的壁纸以及 open-1 和 open-2 中细节丰富的局部，共 4.05 亿像素。在验证图片上与 SRResNet 相比：JPEG 60 之后好 0.69 dB，模糊 1.2、噪声 5 和 JPEG 75 之后好 0.62 dB，干净图片差 0.30 dB；最后这次训练之前为 0.62、0.59 和 0.38。</translation>
    </message>
    <message>
        <source>On a picture that is clean already SRResNet is sharper: this one takes fine grain for noise.</source>
        <translation>对本来就干净的图像，SRResNet 更清晰：此方法会把细小颗粒当作噪声。</translation>
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
        <translation>以 AlexNet 计算的 LPIPS 0.1（Zhang 等人 2018），使用 RGB；越低越好。</translation>
    </message>
    <message>
        <source>DISTS over VGG-16 (Ding et al. 2020), on RGB at full size, as super-resolution tables have it, not shrunk to 256 pixels as in its paper; lower is better; 32 pixels a side or more.</source>
        <translation>以 VGG-16 计算的 DISTS（Ding 等人 2020），使用原尺寸的 RGB，与超分辨率论文的表格一致，不像其论文那样缩小到 256 像素；越低越好；每边至少 32 像素。</translation>
    </message>
    <message>
        <source>Multi-scale SSIM over five scales (Wang et al. 2003), on the brightness; 161 pixels a side or more.</source>
        <translation>五个尺度的多尺度 SSIM（Wang et al. 2003），以明度计算；每边至少 161 像素。</translation>
    </message>
    <message>
        <source>Deviation of the similarity of gradients (Xue et al. 2014), on the brightness; lower is better.</source>
        <translation>梯度相似度的偏差（Xue et al. 2014），以明度计算；越低越好。</translation>
    </message>
    <message>
        <source>Perceptual similarity by Haar wavelets (Reisenhofer et al. 2018), on RGB; 16 pixels a side or more.</source>
        <translation>以 Haar 小波计算的感知相似度（Reisenhofer et al. 2018），以 RGB 计算；每边至少 16 像素。</translation>
    </message>
    <message>
        <source>Consistency with the input: the result is shrunk again by bicubic, and this is the PSNR against the input, over RGB. It says how well a result agrees with what is known, not how good the invented detail is.</source>
        <translation>与输入的一致性：将结果再以双三次缩小，计算与输入之间的 RGB PSNR。它说明结果与已知内容有多吻合，而不是补出的细节有多好。</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Dropped picture</source>
        <translation>拖放的图像</translation>
    </message>
    <message>
        <source>A result is added from a picture file; save the picture first.</source>
        <translation>结果需由图像文件添加；请先保存图像。</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Order of the film strip</source>
        <translation>胶片栏的顺序</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>排列依据</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Score of a method</source>
        <translation>一种方法的数值</translation>
    </message>
    <message>
        <source>Gap between two methods</source>
        <translation>两种方法的差距</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>相比于</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>&amp;Worst first</source>
        <translation>最差的在前(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Order by</source>
        <translation>排列依据(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>方法(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Compared with</source>
        <translation>相比于(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Score</source>
        <translation>数值(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go to the worst</source>
        <translation>转到最差的图像(&amp;G)</translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <source>To order the pictures by their scores, evaluate them first.</source>
        <translation>若要按数值排列图像，请先评估。</translation>
    </message>
    <message>
        <source>Evaluate all</source>
        <translation>全部评估</translation>
    </message>
    <message>
        <source>No picture is evaluated yet.</source>
        <translation>尚未评估任何图像。</translation>
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
        <translation>双三次：没有原图</translation>
    </message>
    <message>
        <source>The original is not ready yet.</source>
        <translation>原图尚未就绪。</translation>
    </message>
    <message>
        <source>There is no original to show, and the bicubic result is not ready; show its pane first.</source>
        <translation>没有可显示的原图，双三次结果也尚未就绪；请先显示其窗格。</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>Two results side by side</source>
        <translation>两个并排的结果</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Show {title} alone</source>
        <translation>单独显示{title}</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>隐藏{title}</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>显示{title}</translation>
    </message>
    <message>
        <source>recent picture</source>
        <translation>最近的图像</translation>
    </message>
    <message>
        <source>Type a few letters of a command, a pane or a recent picture</source>
        <translation>输入命令、窗格或最近图像的几个字</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>没有符合的名称。</translation>
    </message>
</context>
<context>
    <name>PaneActions</name>
    <message>
        <source>Show or hide {title}</source>
        <translation>显示或隐藏{title}</translation>
    </message>
    <message>
        <source>Show {title} alone, or all panes again</source>
        <translation>单独显示{title}，或重新显示所有窗格</translation>
    </message>
</context>
<context>
    <name>PaneArea</name>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>PaneDescription</name>
    <message>
        <source>The picture that the results are measured against.</source>
        <translation>用来测量各结果的图像。</translation>
    </message>
    <message>
        <source>Double-click, or {key}, shows it alone.</source>
        <translation>双击或按 {key} 可单独显示。</translation>
    </message>
    <message>
        <source>Drag the title to move the pane.</source>
        <translation>拖动标题可移动窗格。</translation>
    </message>
    <message>
        <source>Drag the title to move the pane ({keys}).</source>
        <translation>拖动标题可移动窗格（{keys}）。</translation>
    </message>
    <message>
        <source>Double-click shows it alone.</source>
        <translation>双击可单独显示。</translation>
    </message>
</context>
<context>
    <name>PaneGrid</name>
    <message>
        <source>All panes are hidden. The menu Panes brings them back.</source>
        <translation>所有窗格都已隐藏，可通过“窗格”菜单重新显示。</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Hide this pane</source>
        <translation>隐藏此窗格</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>隐藏{title}</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>Bicubic for now</source>
        <translation>暂为双三次</translation>
    </message>
    <message>
        <source>Not computed here yet: meanwhile, the input enlarged by bicubic is shown.</source>
        <translation>此处尚未计算：暂时显示用双三次放大的输入图像。</translation>
    </message>
    <message>
        <source>Copy scores</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Show alone, or all</source>
        <translation>单独显示或全部显示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>PaperFigure</name>
    <message>
        <source>No pane is finished yet; there is nothing to make a figure of.</source>
        <translation>尚无完成的窗格；没有可制作论文图的内容。</translation>
    </message>
    <message>
        <source>No pane is finished yet; there is nothing to copy.</source>
        <translation>尚无完成的窗格；没有可复制的内容。</translation>
    </message>
    <message>
        <source>Saved {path} and its recipe.</source>
        <translation>已保存 {path} 及其配方。</translation>
    </message>
    <message>
        <source>Copied all panes as one picture of {width} × {height} pixels.</source>
        <translation>已将所有窗格复制成一张 {width} × {height} 像素的图像。</translation>
    </message>
</context>
<context>
    <name>PerceptionDistortion</name>
    <message>
        <source>The dots follow as soon as the methods are measured.</source>
        <translation>方法测量完成后即显示各点。</translation>
    </message>
    <message>
        <source>Open several pictures and evaluate them: their means and every picture become dots.</source>
        <translation>打开多张图像并加以评估：平均值与每张图像都会成为点。</translation>
    </message>
    <message>
        <source>Open a picture: every method becomes a dot.</source>
        <translation>打开一张图像：每种方法会成为一个点。</translation>
    </message>
    <message>
        <source>Without an original there is nothing to measure against.</source>
        <translation>没有原图，就没有可比对的对象。</translation>
    </message>
    <message>
        <source>The pictures were evaluated without LPIPS.</source>
        <translation>这些图像的评估未包含 LPIPS。</translation>
    </message>
    <message>
        <source>Evaluate with LPIPS</source>
        <translation>连同 LPIPS 评估</translation>
    </message>
    <message>
        <source>The plane needs LPIPS, which is not measured yet.</source>
        <translation>此图需要 LPIPS，目前尚未测量。</translation>
    </message>
    <message>
        <source>Measure LPIPS</source>
        <translation>测量 LPIPS</translation>
    </message>
    <message>
        <source>{name}: mean of {count}</source>
        <translation>{name}：{count} 张的平均</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图像</translation>
    </message>
    <message>
        <source>Region {width} × {height} px at {x}, {y}</source>
        <translation>区域 {width} × {height} 像素，位于 {x}, {y}</translation>
    </message>
</context>
<context>
    <name>PhotographPart</name>
    <message>
        <source>The original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>PSNR of the luma of this piece, computed just now. {protocol}.</source>
        <translation>此片段亮度的 PSNR，刚刚计算。{protocol}。</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>计算中…</translation>
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
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>&amp;Copy what is shown</source>
        <translation>复制所显示的内容(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;alone, or all</source>
        <translation>单独显示，或全部显示(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Measure here</source>
        <translation>在此测量(&amp;M)</translation>
    </message>
    <message>
        <source>Line &amp;profile here</source>
        <translation>在此绘制线剖面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>与其他比较(&amp;W)</translation>
    </message>
</context>
<context>
    <name>PlaneDock</name>
    <message>
        <source>Perception and distortion</source>
        <translation>感知与失真</translation>
    </message>
    <message>
        <source>What the dots are of</source>
        <translation>各点代表什么</translation>
    </message>
    <message>
        <source>Open picture or region</source>
        <translation>打开的图像或区域</translation>
    </message>
    <message>
        <source>Evaluated pictures</source>
        <translation>已评估的图像</translation>
    </message>
    <message>
        <source>Evaluated: {name}</source>
        <translation>已评估：{name}</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>Distortion against perception (Blau and Michaeli 2018): to the right is closer to the original, farther down looks more like it. Below a bound no method gets, and along it one is traded for the other.</source>
        <translation>失真与感知（Blau 与 Michaeli 2018）：越靠右越接近原图，越靠下看起来越像原图。任何方法都无法越过某条界线，沿着界线只能以一者换另一者。</translation>
    </message>
</context>
<context>
    <name>PlotDock</name>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>&amp;Copy as picture</source>
        <translation>复制为图像(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as CS&amp;V</source>
        <translation>复制为 CSV(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>全部显示(&amp;A)</translation>
    </message>
    <message>
        <source>Colour channel</source>
        <translation>色彩通道</translation>
    </message>
    <message>
        <source>Which channel is plotted. Luma is 0.299 R + 0.587 G + 0.114 B, from 0 to 255.</source>
        <translation>要绘制的通道。亮度为 0.299 R + 0.587 G + 0.114 B，范围 0 到 255。</translation>
    </message>
    <message>
        <source>Luma</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as picture or as CSV</source>
        <translation>复制为图像或 CSV</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as PNG, SVG, PDF or CSV</source>
        <translation>保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
</context>
<context>
    <name>PlotKeeping</name>
    <message>
        <source>Copied the plot as a picture.</source>
        <translation>已将图表复制为图像。</translation>
    </message>
    <message>
        <source>Copied {count} dots as CSV.</source>
        <translation>已将 {count} 个点复制为 CSV。</translation>
    </message>
    <message>
        <source>Copied {count} curves as CSV.</source>
        <translation>已将 {count} 条曲线复制为 CSV。</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>The name &apos;{name}&apos; must end in a format that plots can be saved in: PNG, SVG, PDF, CSV.</source>
        <translation>文件名“{name}”的扩展名必须是图表可保存的格式：PNG、SVG、PDF、CSV。</translation>
    </message>
    <message>
        <source>Saved the plot as {path}</source>
        <translation>已将图表保存为 {path}</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Line profile</source>
        <translation>线剖面</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>频谱</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图像</translation>
    </message>
    <message>
        <source>Region {width} × {height} px at {x}, {y}</source>
        <translation>区域 {width} × {height} px，位于 {x}, {y}</translation>
    </message>
    <message>
        <source>No pane is finished yet.</source>
        <translation>尚无完成的窗格。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>测量中…</translation>
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
        <translation>内存不足以绘制此图。</translation>
    </message>
</context>
<context>
    <name>ProfileDock</name>
    <message>
        <source>Width of the line</source>
        <translation>线的宽度</translation>
    </message>
    <message>
        <source>Number of parallel lines, one pixel apart, that are averaged.</source>
        <translation>取平均的平行线条数，各线相距一个像素。</translation>
    </message>
    <message>
        <source>{width} px</source>
        <translation>{width} px</translation>
    </message>
    <message>
        <source>Hold Shift and drag across an edge in a pane: the values along that line are plotted here.</source>
        <translation>按住 Shift 在窗格中横越边缘拖动：沿线的数值会绘制于此。</translation>
    </message>
    <message>
        <source>Draw a line across the middle</source>
        <translation>在中央画一条线</translation>
    </message>
    <message>
        <source>{x1}, {y1} to {x2}, {y2}</source>
        <translation>{x1}, {y1} 到 {x2}, {y2}</translation>
    </message>
    <message>
        <source>Distance from A (px)</source>
        <translation>与 A 的距离 (px)</translation>
    </message>
    <message>
        <source>{channel} (levels)</source>
        <translation>{channel}（色阶）</translation>
    </message>
    <message>
        <source>Interpolated bilinearly, about one sample per pixel. Luma is 0.299 R + 0.587 G + 0.114 B, from 0 to 255.</source>
        <translation>以双线性内插，约每像素采样一次。亮度为 0.299 R + 0.587 G + 0.114 B，范围 0 到 255。</translation>
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
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
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
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Pictures that are enlarged</source>
        <translation>放大的图像</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Pause within a tile, or continue</source>
        <translation>在一个图块内暂停，或继续</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop; what is done stays and is known again</source>
        <translation>停止；已完成的会保留，下次会认得</translation>
    </message>
    <message>
        <source>&amp;Back to the choices</source>
        <translation>回到选项(&amp;B)</translation>
    </message>
    <message>
        <source>Enlarge in another way</source>
        <translation>以其他方式放大</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Show the folder of the enlarged pictures</source>
        <translation>显示放大图像所在的文件夹</translation>
    </message>
</context>
<context>
    <name>RangeDialog</name>
    <message>
        <source>Value range</source>
        <translation>数值范围</translation>
    </message>
    <message>
        <source>Automatic (as the file states, else by its values)</source>
        <translation>自动（按文件所述，否则按其数值）</translation>
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
        <translation>用于胶片栏中的所有图像(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>范围(&amp;R)</translation>
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
        <translation>您选择了“{name}”中哪些数值是黑和白。</translation>
    </message>
    <message>
        <source>“{name}” does not say which values are black and white; these were judged by its values.</source>
        <translation>“{name}”没有说明哪些数值是黑和白；这是从其数值判断的。</translation>
    </message>
    <message>
        <source>“{name}” states which values are black and white.</source>
        <translation>“{name}”说明了哪些数值是黑和白。</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Choose range…</source>
        <translation>选择范围…</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>打开现有部分</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的图像(&amp;R)</translation>
    </message>
    <message>
        <source>{path} is not there any more</source>
        <translation>{path} 已不存在</translation>
    </message>
    <message>
        <source>No picture has been opened yet</source>
        <translation>尚未打开过图像</translation>
    </message>
    <message>
        <source>Remove those that are &amp;gone</source>
        <translation>移除已不存在的项目(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清除此列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>RegionNotes</name>
    <message>
        <source>of one colour: nothing to measure</source>
        <translation>只有一种颜色：没有可测量的内容</translation>
    </message>
</context>
<context>
    <name>RegionsList</name>
    <message>
        <source>Draw one in the preview</source>
        <translation>在预览中拖动画出一个</translation>
    </message>
    <message>
        <source>Regions of the figure</source>
        <translation>论文图的区域</translation>
    </message>
    <message>
        <source>X, Y, width, height</source>
        <translation>X、Y、宽、高</translation>
    </message>
    <message>
        <source>Region to add</source>
        <translation>要添加的区域</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add the typed region</source>
        <translation>添加输入的区域</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected regions (Del)</source>
        <translation>移除选择的区域 (Del)</translation>
    </message>
    <message>
        <source>Type four whole numbers: X, Y, width, height.</source>
        <translation>请输入四个整数：X、Y、宽、高。</translation>
    </message>
    <message>
        <source>It must lie inside the picture of {width} × {height} pixels.</source>
        <translation>必须位于 {width} × {height} 像素的图像之内。</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue what was cut off</source>
        <translation>继续被中断的计算</translation>
    </message>
    <message>
        <source>Use the processor</source>
        <translation>改用处理器</translation>
    </message>
    <message>
        <source>Compute on the processor from now on; the settings keep it</source>
        <translation>从现在起用处理器计算；设置会记住</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Compute this pane again</source>
        <translation>重新计算这个窗格</translation>
    </message>
    <message>
        <source>Take its scale</source>
        <translation>采用其倍率</translation>
    </message>
    <message>
        <source>Compute every pane at the scale that this method is for</source>
        <translation>以此方法适用的倍率计算所有窗格</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show all messages, to be copied</source>
        <translation>显示所有消息，以便复制</translation>
    </message>
</context>
<context>
    <name>Renaming</name>
    <message>
        <source>&amp;Rename and colour…</source>
        <translation>名称和颜色(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>ResultsDialog</name>
    <message>
        <source>Results of the blind test</source>
        <translation>盲测结果</translation>
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
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>较好</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>无差别</translation>
    </message>
    <message>
        <source>Not preferred</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation>复制为 LaTeX(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Votes: {votes}, raters: {raters}. Bradley-Terry: the natural logarithm of the strength, its mean 0; a method that is 1 stronger is preferred in 73 % of the trials. Where intervals overlap, the order may be chance. &quot;No difference&quot; counts as half a vote for each.</source>
        <translation>投票：{votes}，评判者：{raters}。Bradley-Terry：强度的自然对数，平均为 0；强度高 1 的方法在 73 % 的比较中较好。区间重叠之处，次序可能出于偶然。“无差别”各计半票。</translation>
    </message>
    <message>
        <source>Some methods won or lost everything so far: each pair was given half a vote on both sides.</source>
        <translation>有些方法至今全胜或全败：每一对的双方各加半票。</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>SavingOne</name>
    <message>
        <source>&amp;Save this result…</source>
        <translation>保存此结果(&amp;S)…</translation>
    </message>
    <message>
        <source>Save this result</source>
        <translation>保存这个结果</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>已保存 {path}</translation>
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
        <translation>图像缩小与放大的倍数</translation>
    </message>
</context>
<context>
    <name>Scores</name>
    <message>
        <source>given</source>
        <translation>自备</translation>
    </message>
    <message>
        <source>There is no original to measure against.</source>
        <translation>没有可供测量的原图。</translation>
    </message>
    <message>
        <source>This picture was given, not computed here.</source>
        <translation>此图像由外部提供，并非在此计算。</translation>
    </message>
    <message>
        <source>Time for this method alone, on this machine.</source>
        <translation>此方法在本机单独所需的时间。</translation>
    </message>
    <message>
        <source>Ran on {device}, precision {precision}.</source>
        <translation>在 {device} 上运行，精度 {precision}。</translation>
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
        <translation>{title} 的文件在计算时被重新写入：结果可能出自其中任何一个，下次会重新计算。</translation>
    </message>
    <message>
        <source>{loss} Another continues; what was finished is kept.</source>
        <translation>{loss}另一个进程会继续；已完成的结果保留。</translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Sessions of SR Desktop (*{suffix})</source>
        <translation>SR Desktop 会话 (*{suffix})</translation>
    </message>
    <message>
        <source>Saved the session as {name}.</source>
        <translation>已将会话保存为 {name}。</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>{names}: not found, neither where the session has it nor near it. Show one of them.</source>
        <translation>{names}：在会话记录的位置及附近都找不到。请指出其中一个。</translation>
    </message>
    <message>
        <source>The pasted picture is in no file, and so not in the session; save it as a file first.</source>
        <translation>粘贴的图像不在任何文件中，因此不在会话里；请先将它存为文件。</translation>
    </message>
    <message>
        <source>Save the session before opening another?</source>
        <translation>打开另一个会话前要保存当前的吗？</translation>
    </message>
    <message>
        <source>{names}: no such folder is there any more.</source>
        <translation>{names}：已没有这个文件夹。</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Changed since the session was saved: {names}.</source>
        <translation>自会话保存后已更改：{names}。</translation>
    </message>
    <message>
        <source>{count} files were found in another place.</source>
        <translation>在其他位置找到 {count} 个文件。</translation>
    </message>
    <message>
        <source>Changed since the evaluation, so not measured now: {names}. Evaluate all measures them again.</source>
        <translation>评估之后已更改，因此现在没有分数：{names}。“全部评估”会重新测量。</translation>
    </message>
    <message>
        <source>Where is {name}?</source>
        <translation>{name} 在哪里？</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>The scores of an evaluation, and the results, folders and low-resolution pictures that you have added, are lost otherwise.</source>
        <translation>否则评估的分数以及您添加的结果、文件夹与低分辨率图像将会丢失。</translation>
    </message>
    <message>
        <source>Save the session before closing?</source>
        <translation>关闭前要保存会话吗？</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Automatic (the fastest that works)</source>
        <translation>自动（可用设备中最快者）</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>处理器 (CPU)</translation>
    </message>
    <message>
        <source>NVIDIA or AMD graphics card (CUDA, ROCm)</source>
        <translation>NVIDIA 或 AMD 显卡（CUDA、ROCm）</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple 图形处理器 (MPS)</translation>
    </message>
    <message>
        <source>fp32, exact</source>
        <translation>fp32，精确</translation>
    </message>
    <message>
        <source>bf16, fast on newer processors</source>
        <translation>bf16，在较新的处理器上较快</translation>
    </message>
    <message>
        <source>fp16, fast on graphics cards</source>
        <translation>fp16，在显卡上较快</translation>
    </message>
    <message>
        <source>&amp;Memory for results</source>
        <translation>结果占用的内存(&amp;M)</translation>
    </message>
    <message>
        <source>Results beyond it are kept in files on the disk until the program ends</source>
        <translation>超出的结果保存在磁盘文件中，程序结束时删除</translation>
    </message>
    <message>
        <source>Automatic (a quarter of the memory)</source>
        <translation>自动（内存的四分之一）</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>胶片栏</translation>
    </message>
    <message>
        <source>&amp;Compute the next picture while idle</source>
        <translation>空闲时计算下一张图像(&amp;C)</translation>
    </message>
    <message>
        <source>It is then shown at once; whatever else is to be computed comes first</source>
        <translation>之后它会立即显示；其他计算优先</translation>
    </message>
    <message>
        <source>&amp;Tiles</source>
        <translation>图块(&amp;T)</translation>
    </message>
    <message>
        <source>Side of the pieces in which networks compute, in pixels of their input: small ones need less memory and more time; the result is the same</source>
        <translation>网络计算时所用图块的边长，以输入像素计：较小的图块占用较少内存、需要更多时间；结果相同</translation>
    </message>
    <message>
        <source>Automatic (by device and memory)</source>
        <translation>自动（按设备和内存）</translation>
    </message>
    <message>
        <source>&amp;Opened pictures</source>
        <translation>打开的图像(&amp;O)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>A small picture is enlarged 2, 3, 4 … times, so that its pixels are equally large</source>
        <translation>小图像按 2、3、4……倍放大，使像素一样大</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>{choice} (not on this machine)</source>
        <translation>{choice}（本机没有）</translation>
    </message>
    <message>
        <source>&amp;Average eight flips and rotations</source>
        <translation>平均八种翻转与旋转(&amp;A)</translation>
    </message>
    <message>
        <source>Self-ensemble: about 0.1 dB more from every network, in eight times the time; marked x8</source>
        <translation>自集成：每个网络约多 0.1 dB，耗时为八倍；以 x8 标示</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
    <message>
        <source>Automatic (fp32 for numbers, else fastest)</source>
        <translation>自动（数值用 fp32，其余用最快者）</translation>
    </message>
    <message>
        <source>Computed &amp;by</source>
        <translation>计算程序(&amp;B)</translation>
    </message>
    <message>
        <source>Automatic (what was faster on this machine)</source>
        <translation>自动（本机上较快者）</translation>
    </message>
    <message>
        <source>OpenVINO, on processors</source>
        <translation>OpenVINO（处理器）</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Keep &amp;what networks computed until the next start</source>
        <translation>将网络的计算结果保留到下次启动(&amp;W)</translation>
    </message>
    <message>
        <source>On the disk, in as many gigabytes as in memory, so that a picture opened again is shown at once; switched off, they are removed</source>
        <translation>保存在磁盘上，上限与内存中的结果相同，再次打开的图像可立即显示；关闭后即删除</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>线程(&amp;H)</translation>
    </message>
    <message>
        <source>How many cores of the processor networks compute on; fewer leave more to other programs</source>
        <translation>网络在处理器的多少个核心上计算；较少则给其他程序留下更多</translation>
    </message>
    <message>
        <source>Automatic (all cores)</source>
        <translation>自动（所有核心）</translation>
    </message>
    <message>
        <source>Test: shrink and restore</source>
        <translation>测试：缩小再还原</translation>
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
        <translation>图像缩小与放大的倍数；×1 时只还原</translation>
    </message>
    <message>
        <source>The &amp;original is called</source>
        <translation>原图的名称(&amp;O)</translation>
    </message>
    <message>
        <source>In its pane, in figures, flips, pages and plots</source>
        <translation>用于其窗格、图表、切换动画、网页与曲线图</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>外观(&amp;P)</translation>
    </message>
    <message>
        <source>Behind &amp;transparency</source>
        <translation>透明处的背景(&amp;T)</translation>
    </message>
    <message>
        <source>What is seen through transparent parts of pictures, in panes, figures and flips</source>
        <translation>透过图像透明处所看到的背景，用于窗格、论文图和翻转动画</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
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
        <translation>其他颜色…</translation>
    </message>
    <message>
        <source>&amp;Surround</source>
        <translation>图像周围(&amp;S)</translation>
    </message>
    <message>
        <source>What is around the pictures; the eye judges them by it</source>
        <translation>图像周围的颜色；眼睛以它为准来判断图像</translation>
    </message>
    <message>
        <source>As the appearance</source>
        <translation>随外观</translation>
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
        <translation>适应窗格</translation>
    </message>
    <message>
        <source>&amp;Whole factors only</source>
        <translation>仅按整数倍(&amp;W)</translation>
    </message>
    <message>
        <source>Sc&amp;rolling</source>
        <translation>滚动(&amp;R)</translation>
    </message>
    <message>
        <source>Two fingers on a trackpad move the picture, a wheel zooms; with Ctrl both zoom. Say which it is where the system does not tell</source>
        <translation>触控板上双指移动图像，滚轮缩放；按住 Ctrl 两者都缩放。系统未告知是哪一种时，请在此选择</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Trackpad: moves the picture</source>
        <translation>触控板：移动图像</translation>
    </message>
    <message>
        <source>Mouse: zooms</source>
        <translation>鼠标：缩放</translation>
    </message>
    <message>
        <source>LaTe&amp;X numbers</source>
        <translation>LaTeX 数字(&amp;X)</translation>
    </message>
    <message>
        <source>Of all tables that are copied or saved as LaTeX</source>
        <translation>用于复制或保存为 LaTeX 的所有表格</translation>
    </message>
    <message>
        <source>As text, flush right</source>
        <translation>作为文本，右对齐</translation>
    </message>
    <message>
        <source>In columns of the package siunitx</source>
        <translation>用 siunitx 宏包的列</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Changing how networks run recomputes the open picture.</source>
        <translation>变更网络的运行方式会重新计算打开的图像。</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>设置的页面</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>常规(&amp;G)</translation>
    </message>
    <message>
        <source>Com&amp;puting</source>
        <translation>计算(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
</context>
<context>
    <name>SettingsPages</name>
    <message>
        <source>The new language is used the next time the window opens.</source>
        <translation>窗口下次打开时会使用另一种语言。</translation>
    </message>
    <message>
        <source>Reopen now</source>
        <translation>立即重新打开</translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>Blind test</source>
        <translation>盲测</translation>
    </message>
    <message>
        <source>Two results at a time, without their names: which one looks better? The votes give a ranking that no metric can give.</source>
        <translation>每次两个结果，不带名称：哪个看起来更好？投票给出任何指标都无法给出的排名。</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>The open picture</source>
        <translation>打开的图像</translation>
    </message>
    <message>
        <source>All {count} of the film strip</source>
        <translation>胶片栏中的全部 {count} 张</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>整张图像</translation>
    </message>
    <message>
        <source>The marked region</source>
        <translation>标记的区域</translation>
    </message>
    <message>
        <source> × on each picture</source>
        <translation> 次，每张图像</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Each pair</source>
        <translation>每一对的次数</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
    <message>
        <source>Computing the results of {name}…</source>
        <translation>正在计算 {name} 的结果…</translation>
    </message>
    <message>
        <source>All of the film strip</source>
        <translation>胶片栏中的全部</translation>
    </message>
    <message>
        <source>&amp;Start…</source>
        <translation>开始(&amp;S)…</translation>
    </message>
    <message>
        <source>Con&amp;tinue one…</source>
        <translation>继续已有的(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Results of one…</source>
        <translation>已有的结果(&amp;R)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose two methods or more.</source>
        <translation>请选择两个或更多方法。</translation>
    </message>
    <message>
        <source>{count} trials are more than anyone can vote on; choose less.</source>
        <translation>{count} 次比较超出任何人所能投票的数量；请少选一些。</translation>
    </message>
    <message>
        <source>Trials: {count}, about {minutes} min.</source>
        <translation>比较：{count} 次，约 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Name a folder for the blind test</source>
        <translation>为盲测的文件夹命名</translation>
    </message>
    <message>
        <source>{folder} is not empty; choose another name.</source>
        <translation>{folder} 不是空的；请选择其他名称。</translation>
    </message>
    <message>
        <source>The folder of the blind test</source>
        <translation>盲测的文件夹</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
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
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Files that &amp;exist</source>
        <translation>已存在的文件(&amp;E)</translation>
    </message>
    <message>
        <source>How pictures are enlarged</source>
        <translation>图像如何放大</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Show list</source>
        <translation>显示列表(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ubfolders</source>
        <translation>子文件夹(&amp;U)</translation>
    </message>
    <message>
        <source>The pictures of its subfolders too; theirs go into subfolders as well</source>
        <translation>也包括子文件夹中的图像；其结果也放进子文件夹</translation>
    </message>
    <message>
        <source>F&amp;iles…</source>
        <translation>文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Fol&amp;der…</source>
        <translation>文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>Automatic, by the kind of file</source>
        <translation>自动，按文件种类</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>Pixels of the long side</source>
        <translation>长边的像素数</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Places that are filled in: {places}</source>
        <translation>会填入的项目：{places}</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>What an earlier run made in the same way is never made again</source>
        <translation>先前以相同方式做好的，不会再做一次</translation>
    </message>
    <message>
        <source>Keep them, and leave the picture out</source>
        <translation>保留文件，跳过该图像</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep both, by another name</source>
        <translation>两者都保留，使用其他名称</translation>
    </message>
    <message>
        <source>Keep where photographs were &amp;taken (GPS)</source>
        <translation>保留拍摄地点(GPS)(&amp;T)</translation>
    </message>
    <message>
        <source>The rest of the EXIF, the colour profile and opacity are kept in any case</source>
        <translation>其余 EXIF、色彩配置文件与不透明度一律保留</translation>
    </message>
    <message>
        <source>Choose files or a folder</source>
        <translation>请选择文件或文件夹</translation>
    </message>
    <message>
        <source>{count} files from {folder}</source>
        <translation>{folder} 中的 {count} 个文件</translation>
    </message>
    <message>
        <source>{photo} for JPEG files, whose blocks and noise it has learned to leave out; {other} for all others.</source>
        <translation>JPEG 文件用 {photo}，它学会了去除这类文件的方块与噪声；其他文件用 {other}。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Pictures to enlarge</source>
        <translation>要放大的图像</translation>
    </message>
    <message>
        <source>Enlarge the pictures of a folder</source>
        <translation>放大文件夹中的图像</translation>
    </message>
    <message>
        <source>Folder of the enlarged pictures</source>
        <translation>放大图像的文件夹</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>No pane is finished yet; there is nothing to share.</source>
        <translation>尚无完成的窗格；没有可分享的内容。</translation>
    </message>
    <message>
        <source>Share as a web page</source>
        <translation>分享为网页</translation>
    </message>
    <message>
        <source>Share the marked region as a web page</source>
        <translation>将标记的区域分享为网页</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>正在写入 {name}…</translation>
    </message>
    <message>
        <source>Saved the page {path}.</source>
        <translation>已保存网页 {path}。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Zoom at the pointer</source>
        <translation>以光标为中心缩放</translation>
    </message>
    <message>
        <source>Wheel, pinch</source>
        <translation>滚轮、双指捏合</translation>
    </message>
    <message>
        <source>Two fingers on a trackpad</source>
        <translation>触控板上双指移动</translation>
    </message>
    <message>
        <source>Move the picture; with Ctrl, zoom</source>
        <translation>移动图像；按住 Ctrl 则缩放</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Shift + 滚轮</translation>
    </message>
    <message>
        <source>Change the magnification of the loupe while it is shown</source>
        <translation>放大镜显示时，提高或降低其倍率</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>左键拖动</translation>
    </message>
    <message>
        <source>Zoom every pane to that rectangle</source>
        <translation>将所有窗格缩放到该矩形</translation>
    </message>
    <message>
        <source>Ctrl + drag</source>
        <translation>Ctrl + 拖动</translation>
    </message>
    <message>
        <source>Mark a region to measure; inside the region, move it</source>
        <translation>标记区域并加以测量；在区域内则移动它</translation>
    </message>
    <message>
        <source>Drag a handle of the region</source>
        <translation>拖动区域的控点</translation>
    </message>
    <message>
        <source>Resize it</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Esc, Ctrl + click outside</source>
        <translation>Esc、Ctrl + 在外面单击</translation>
    </message>
    <message>
        <source>Remove the region</source>
        <translation>移除区域</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Shift + 拖动</translation>
    </message>
    <message>
        <source>Draw a line and plot its profile; hold Ctrl to keep it straight</source>
        <translation>画一条线并绘制其剖面；同时按住 Ctrl 则保持水平或垂直</translation>
    </message>
    <message>
        <source>Drag an end of the line, or the line</source>
        <translation>拖动线的一端或整条线</translation>
    </message>
    <message>
        <source>Turn or move it</source>
        <translation>转动或移动它</translation>
    </message>
    <message>
        <source>Esc, Shift + click beside</source>
        <translation>Esc、Shift + 在旁边单击</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>移除线</translation>
    </message>
    <message>
        <source>Right or middle drag, Space + drag</source>
        <translation>右键或中键拖动、空格键 + 拖动</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <source>Double-click in a picture</source>
        <translation>在图像中双击</translation>
    </message>
    <message>
        <source>Fit to pane</source>
        <translation>适合窗格</translation>
    </message>
    <message>
        <source>Double-click on a title</source>
        <translation>在标题上双击</translation>
    </message>
    <message>
        <source>Show that pane alone, or all again</source>
        <translation>单独显示该窗格，或重新显示全部</translation>
    </message>
    <message>
        <source>Drag a title</source>
        <translation>拖动标题</translation>
    </message>
    <message>
        <source>Move that pane to another place</source>
        <translation>将该窗格移到另一个位置</translation>
    </message>
    <message>
        <source>Drag a title out of the window, or with Ctrl</source>
        <translation>把标题拖出窗口，或按住 Ctrl 拖动标题</translation>
    </message>
    <message>
        <source>Drop that pane&apos;s picture elsewhere, as a file</source>
        <translation>把该窗格的图像以文件形式放到别处</translation>
    </message>
    <message>
        <source>Drag a divider of a wipe, or where two cross; Shift + arrows</source>
        <translation>拖动卷帘的分隔线或其交点；Shift + 方向键</translation>
    </message>
    <message>
        <source>Move it; a double-click puts it in the middle</source>
        <translation>移动它；双击则回到中央</translation>
    </message>
    <message>
        <source>Drop files or a folder</source>
        <translation>拖放文件或文件夹</translation>
    </message>
    <message>
        <source>Open them</source>
        <translation>打开它们</translation>
    </message>
    <message>
        <source>Shift + drop a picture</source>
        <translation>Shift + 拖放图像</translation>
    </message>
    <message>
        <source>Add it as a result for the open picture</source>
        <translation>添加为当前图像的结果</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>快捷键与鼠标</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
</context>
<context>
    <name>SpectrumDock</name>
    <message>
        <source>Relative</source>
        <translation>相对值</translation>
    </message>
    <message>
        <source>Relative to the original: power divided by the original&apos;s. What is at 0 dB is restored, what is below is lost, what is above is invented.</source>
        <translation>相对于原图：功率除以原图的功率。0 dB 表示已还原，低于 0 dB 表示失去，高于 0 dB 表示凭空产生。</translation>
    </message>
    <message>
        <source>The picture is too small for a spectrum: it needs {side} × {side} pixels.</source>
        <translation>图像太小，无法计算频谱：至少需要 {side} × {side} 像素。</translation>
    </message>
    <message>
        <source>The region is too small for a spectrum: it needs {side} × {side} pixels.</source>
        <translation>区域太小，无法计算频谱：至少需要 {side} × {side} 像素。</translation>
    </message>
    <message>
        <source>Power density (dB)</source>
        <translation>功率密度 (dB)</translation>
    </message>
    <message>
        <source>Relative power (dB)</source>
        <translation>相对功率 (dB)</translation>
    </message>
    <message>
        <source>Spatial frequency (cycles/px)</source>
        <translation>空间频率 (cycles/px)</translation>
    </message>
    <message>
        <source>Nyquist limit of the low-resolution picture, 1/{period}</source>
        <translation>低分辨率图像的奈奎斯特极限，1/{period}</translation>
    </message>
    <message>
        <source>Power spectrum, averaged over all directions; 0 dB is one squared level times one squared pixel. The mean is subtracted and a Hann window applied; where a side is longer than {side} px, segments that overlap by half are averaged (Welch). The dashed line is the highest frequency that the low-resolution picture holds.</source>
        <translation>各方向平均的功率谱；0 dB 为一平方色阶乘以一平方像素。已减去平均值并应用 Hann 窗；边长超过 {side} px 时，对重叠一半的分段取平均（Welch 法）。虚线是低分辨率图像所能包含的最高频率。</translation>
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
        <translation>光标所在的像素，由结果的左上角起算</translation>
    </message>
    <message>
        <source>Size of the picture in pixels, and of the results where it is enlarged</source>
        <translation>图像的像素尺寸；放大时还有结果的尺寸</translation>
    </message>
    <message>
        <source>Screen pixels to a picture pixel; 100 % shows every pixel as one</source>
        <translation>屏幕像素对图像像素的比例；100 % 时一对一</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>比较进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop computing; finished panes stay</source>
        <translation>停止计算；已完成的窗格会保留</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
</context>
<context>
    <name>StatusFeed</name>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Networks run on: {device}
Precision: {precision}</source>
        <translation>网络运行于：{device}
精度：{precision}</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>设备：{name}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>启动中…</translation>
    </message>
    <message>
        <source>{title} ran on {device}, precision {precision}.</source>
        <translation>{title} 在 {device} 上运行，精度 {precision}。</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{total} 个中完成 {done} 个</translation>
    </message>
    <message>
        <source>Measuring {metric}</source>
        <translation>正在测量 {metric}</translation>
    </message>
</context>
<context>
    <name>Stories</name>
    <message>
        <source>Pixel by pixel, SRResNet is {gap:.2f} dB nearer to the original. Where it cannot know, it averages, and hairs become a smooth surface. Perceptual makes up hairs instead: few of them are where they were, which costs PSNR, but that there is fur can be seen. Which is better depends on what it is for.</source>
        <translation>逐像素来看，SRResNet 比较接近原图，相差 {gap:.2f} dB。在无法得知之处它取平均，毛发就变成光滑的表面。感知网络则自行画出毛发：其中很少在原本的位置，因此 PSNR 较低，但看得出那是毛皮。哪个较好取决于用途。</translation>
    </message>
    <message>
        <source>On this piece, Perceptual is even {gap:.2f} dB nearer to the original than SRResNet.</source>
        <translation>在此片段上，感知网络甚至比 SRResNet 更接近原图，相差 {gap:.2f} dB。</translation>
    </message>
    <message>
        <source>The same in a photograph</source>
        <translation>照片中的同样现象</translation>
    </message>
    <message>
        <source>In a photograph it is fur, grass and hair that shrinking takes away. SRResNet was trained to match pixels; Perceptual, to look right to a network that recognises things.</source>
        <translation>在照片中，缩小所失去的是毛发与草。SRResNet 以吻合像素为目标训练；感知网络则以让识别物体的网络觉得真实为目标。</translation>
    </message>
    <message>
        <source>On this piece A+ is {aplus:+.2f} dB from bicubic, SRCNN {srcnn:+.2f} dB. The three layers of SRCNN are the three steps of A+, now learned together and for the same aim; later networks kept that and went deeper.</source>
        <translation>在这一块上，A+ 与双三次相差 {aplus:+.2f} dB，SRCNN 相差 {srcnn:+.2f} dB。SRCNN 的三层就是 A+ 的三个步骤，只是一起学习，目标也相同；后来的网络保留了这一点，并且更深。</translation>
    </message>
    <message>
        <source>Before networks: a dictionary of patches</source>
        <translation>网络之前：图块的字典</translation>
    </message>
    <message>
        <source>Sparse coding describes every patch of a picture by a few entries of a dictionary. A+ made that fast: it finds the one entry that a patch is most like, and a matrix learned for that entry says what detail was lost. Feature, dictionary and matrices are learned one after the other, each for an aim of its own.</source>
        <translation>稀疏编码用字典中的少数几项来描述图像的每个图块。A+ 使它变快：找出与图块最相似的一项，再由为该项学得的矩阵得出失去的细节。特征、字典和矩阵依次学习，各有各的目标。</translation>
    </message>
    <message>
        <source>From a clean picture {better} is {gap:.2f} dB nearer to the original.</source>
        <translation>对于干净的图像，{better} 与原图接近 {gap:.2f} dB。</translation>
    </message>
    <message>
        <source>From a JPEG file {better} is {gap:.2f} dB nearer to the original: look at the flat parts.</source>
        <translation>对于 JPEG 文件，{better} 与原图接近 {gap:.2f} dB：请看平坦的部分。</translation>
    </message>
    <message>
        <source>Which one for my photographs? A clean picture</source>
        <translation>我的照片该用哪一个？干净的图像</translation>
    </message>
    <message>
        <source>SRResNet has only ever seen pictures that were shrunk and nothing else. SRResNet Photo has also seen blurred, noisy and JPEG-coded ones. For a clean picture, from a raw file or a rendering, the first is right: the second takes fine texture for noise.</source>
        <translation>SRResNet 只见过单纯缩小的图像。SRResNet 照片 还见过模糊、有噪声和经 JPEG 编码的图像。对于来自 RAW 文件或渲染的干净图像，前者合适：后者会把细纹理当成噪声。</translation>
    </message>
    <message>
        <source>Which one for my photographs? A JPEG file</source>
        <translation>我的照片该用哪一个？JPEG 文件</translation>
    </message>
    <message>
        <source>The same piece, saved as a JPEG of quality {quality} before it is enlarged. SRResNet takes the blocks and ringing of the file for detail and sharpens them; SRResNet Photo has learned to leave them out.</source>
        <translation>同一块，放大之前先存为质量 {quality} 的 JPEG。SRResNet 把文件的方块和振铃当成细节来锐化；SRResNet 照片 学会了把它们去掉。</translation>
    </message>
</context>
<context>
    <name>Suggesting</name>
    <message>
        <source>This is a JPEG file: {photo} has learned to leave out the blocks and noise of such files, which {other} takes for detail.</source>
        <translation>这是 JPEG 文件：{photo} 学会了去除这类文件的方块与噪声，而 {other} 会把它们当成细节。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Show {photo}</source>
        <translation>显示 {photo}</translation>
    </message>
</context>
<context>
    <name>TableDock</name>
    <message>
        <source>Table of scores</source>
        <translation>数值表</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文字(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>复制为 CSV(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation>复制为 LaTeX(&amp;L)</translation>
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
        <translation>区域</translation>
    </message>
    <message>
        <source>Time
s</source>
        <translation>时间
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
        <translation>设备</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Over the whole picture.</source>
        <translation>测量整张图像。</translation>
    </message>
    <message>
        <source>In the marked region (Ctrl + drag marks one), as far as it lies inside the shaved picture.</source>
        <translation>在标记的区域内（Ctrl + 拖动可标记），以裁边后的图像范围为限。</translation>
    </message>
    <message>
        <source>Time for this method alone, on this machine.</source>
        <translation>此方法在本机单独所需的时间。</translation>
    </message>
    <message>
        <source>Megapixels of the upscaled picture per second, for this picture.</source>
        <translation>此图像每秒放大的百万像素数。</translation>
    </message>
    <message>
        <source>Number of trained parameters, from the card of the weights.</source>
        <translation>训练参数的数目，取自权重卡。</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Toasts</name>
    <message>
        <source>Earlier messages ({count})</source>
        <translation>较早的消息 ({count})</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
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
        <translation>模型文件 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Add models</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Opening the model {name}…</source>
        <translation>正在打开模型 {name}…</translation>
    </message>
    <message>
        <source>Added {title}.</source>
        <translation>已添加 {title}。</translation>
    </message>
</context>
<context>
    <name>VotingDialog</name>
    <message>
        <source>Blind test</source>
        <translation>盲测</translation>
    </message>
    <message>
        <source>Which one looks better?</source>
        <translation>哪个看起来更好？</translation>
    </message>
    <message>
        <source>← Left</source>
        <translation>← 左</translation>
    </message>
    <message>
        <source>No difference (Space)</source>
        <translation>无差别（空格）</translation>
    </message>
    <message>
        <source>Right →</source>
        <translation>右 →</translation>
    </message>
    <message>
        <source>Take the last vote back (Backspace)</source>
        <translation>撤回上一票（Backspace）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>All votes are saved; continue whenever you like</source>
        <translation>所有投票都已保存；可随时继续</translation>
    </message>
    <message>
        <source>All {count} trials have their vote.</source>
        <translation>全部 {count} 次比较都已投票。</translation>
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
        <translation>欢迎页</translation>
    </message>
    <message>
        <source>See what each way of enlarging a picture does to it</source>
        <translation>看看每种放大方法对图像的影响</translation>
    </message>
    <message>
        <source>Open the picture, or the picture file, on the clipboard</source>
        <translation>打开剪贴板中的图像或图像文件</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Or drop pictures or a folder anywhere on this window.</source>
        <translation>也可以把图像或文件夹拖放到窗口的任何位置。</translation>
    </message>
    <message>
        <source>Choose pictures to open</source>
        <translation>选择要打开的图像</translation>
    </message>
    <message>
        <source>Or try one of these</source>
        <translation>或试试这些图像</translation>
    </message>
    <message>
        <source>Recent pictures</source>
        <translation>最近的图像</translation>
    </message>
</context>
<context>
    <name>WelcomeWipe</name>
    <message>
        <source>{left} against {right}</source>
        <translation>{left} 与 {right} 对比</translation>
    </message>
    <message>
        <source>Arrow keys move the divider; Enter opens the picture.</source>
        <translation>方向键移动分隔线；回车键打开该图像。</translation>
    </message>
    <message>
        <source>Move the pointer to compare; a click opens the picture</source>
        <translation>移动指针进行比较；单击打开该图像</translation>
    </message>
</context>
<context>
    <name>WhyPage</name>
    <message>
        <source>Why does it look better with a lower PSNR?</source>
        <translation>为什么 PSNR 较低却较好看？</translation>
    </message>
    <message>
        <source>The sample picture is missing; install the program again.</source>
        <translation>缺少示例图像；请重新安装程序。</translation>
    </message>
    <message>
        <source>What each method is good and bad at</source>
        <translation>各方法的优点与缺点</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>优点</translation>
    </message>
    <message>
        <source>Weaknesses</source>
        <translation>缺点</translation>
    </message>
</context>
<context>
    <name>WindowTitle</name>
    <message>
        <source>New session</source>
        <translation>新会话</translation>
    </message>
</context>
<context>
    <name>WipeSurface</name>
    <message>
        <source>Wipe</source>
        <translation>卷帘</translation>
    </message>
</context>
<context>
    <name>WipeView</name>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation>转动分隔线</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>交换两侧</translation>
    </message>
    <message>
        <source>Above the divider</source>
        <translation>分隔线上方</translation>
    </message>
    <message>
        <source>Below the divider</source>
        <translation>分隔线下方</translation>
    </message>
    <message>
        <source>Left of the divider</source>
        <translation>分隔线左侧</translation>
    </message>
    <message>
        <source>Right of the divider</source>
        <translation>分隔线右侧</translation>
    </message>
</context>
</TS>
