import { createRoot } from 'react-dom/client';
import { startConsole } from './app/start.js';

const element = document.getElementById('root');
if (element) void startConsole(createRoot(element));
