import './styles/tokens.css';
import './styles/app.css';
import './styles/fonts.css';
import './styles/shell.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { applySettings, useSettings } from './app/settings.ts';
import { openChannel } from './client/channel.ts';
import { Client } from './client/client.ts';
import { ClientContext, queryClient } from './client/context.tsx';
import { followChanges } from './client/feed.ts';

const client = new Client(openChannel());
client.onChange(followChanges(queryClient));
useSettings.subscribe(applySettings);
applySettings(useSettings.getState());

createRoot(document.getElementById('root')!).render(
	<StrictMode>
		<QueryClientProvider client={queryClient}>
			<ClientContext value={client}>
				<App />
			</ClientContext>
		</QueryClientProvider>
	</StrictMode>,
);
