import { Outlet } from '@tanstack/react-router';
import { Sprites } from '../components/sprites.js';

export function Root() {
  return (
    <>
      <Sprites />
      <Outlet />
    </>
  );
}
