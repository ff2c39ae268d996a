/** 桌面外壳：菜单、对话框及其自身的故障。 */
export default {
	'menu.file': '文件',
	'menu.edit': '编辑',
	'menu.view': '视图',
	'menu.go': '前往',
	'menu.window': '窗口',
	'menu.help': '帮助',
	'menu.newWindow': '新建窗口',
	'menu.about': '关于 Synthema',
	'menu.role.cut': '剪切',
	'menu.role.copy': '复制',
	'menu.role.paste': '粘贴',
	'menu.role.selectAll': '全选',
	'menu.role.resetZoom': '实际大小',
	'menu.role.zoomIn': '放大',
	'menu.role.zoomOut': '缩小',
	'menu.role.togglefullscreen': '全屏',
	'menu.role.minimize': '最小化',
	'menu.role.close': '关闭窗口',
	'menu.role.quit': '退出 Synthema',

	'shell.projectFiles': 'Synthema 项目',
	'shell.files': '文件（{{extensions}}）',
	'shell.hostNodeMissing':
		'SYNTHEMA_HOST_NODE 指向“{{path}}”，但没有这个程序。请改正或取消该设置，然后重新启动 Synthema。没有打开任何项目。',
	'shell.noNode':
		'当前的 Electron 版本过旧，无法自行打开项目文件，也没有找到可用的 Node.js 22.14 或更新版本。请将 SYNTHEMA_HOST_NODE 设为这样的 Node.js，然后重新启动 Synthema。没有打开任何项目。',
	'shell.hostGaveUp':
		'Synthema 的项目服务在一分钟内多次停止，因此 Synthema 将关闭。所有显示为已保存的内容都在您的项目文件中。请重新启动 Synthema；如果再次发生，请用“synthema check”检查该文件。',
};
